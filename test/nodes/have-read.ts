import { clinicianId } from '../../temporal/contract/identity';
import { dayBounds, localDate } from '../../temporal/plan/hours';
import { sendBrief } from '../page/sent-brief';
import type { Desk } from './desk';

/** Has a client's answer shown to a clinician who was briefed of it, as the page does behind a code. Once for each day of sessions. */
export async function haveRead(desk: Desk, assignmentId: string, email: string): Promise<void> {
	const { ledger, ring } = desk.practice;
	const { error } = await desk.run('record', [{ assignmentId, outcome: 'done', note: 'Secret words' }]);
	if (error) throw error;
	await desk.practice.recorded(assignmentId, 'answered');
	const { sessionAt } = (await ledger.stories.of(assignmentId))!;
	const date = localDate(Date.parse(sessionAt!), 'utc');
	const brief = { clinicianId: clinicianId(ring, { email }), date };
	await sendBrief(ledger, { ...brief, edition: 1, ...dayBounds(date, 'utc') });
	await ledger.readings.read(brief, 0, Date.now());
}
