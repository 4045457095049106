import { randomBytes } from 'node:crypto';
import { readFormNonce, type Link } from '../../../temporal/contract/link-token';
import { assignmentWorkflowId } from '../../../temporal/contract/names';
import { change } from '../../shared/change';
import { isProblem } from '../../shared/problem';
import { lookUpEither } from '../look-up';
import { notFound, type PageAnswer } from '../page-answer';
import { answeredPage, closedPage, exercisePage } from '../render';
import { newNonce, seeWhatStands, type Visit } from '../visit';
import { wordsIn } from '../words/page-words';
import { snoozeDays, type Later } from './choices';
import type { PostedSnooze } from './form';

/**
 * Takes the wish of a client to be reminded later. Of several the newest counts; it is durable as soon as Temporal has it, worker or not.
 *
 * @throws Problem `not-found` where the link opens nothing any more
 */
export async function takeSnooze(visit: Visit<Link>, { days, nonce }: PostedSnooze): Promise<PageAnswer> {
	const { connection, link } = visit;
	const { opened, closed } = await lookUpEither(connection, link);
	if (!opened) {
		if (!closed) return notFound(visit.language);
		const alert = wordsIn(closed.exercise.language).snooze.closed;
		return { status: 409, html: closedPage(closed, newNonce(visit), { alert }) };
	}
	const { page, answer } = opened;
	const words = wordsIn(page.exercise.language).snooze;
	const shown = (later: Later) => exercisePage(page, { nonce: newNonce(visit) }, later);
	const again = (status: 400 | 409 | 503, snoozeAlert: string): PageAnswer => ({
		status,
		html: shown({ snoozeAlert }),
	});

	if (answer)
		return await seeWhatStands(
			visit,
			(now) => now?.answer !== undefined,
			() => answeredPage(page, answer, { nonce: newNonce(visit) }),
		);
	if (readFormNonce(connection.ring, link, nonce) === undefined) return again(400, words.pressAgain);
	if (!snoozeDays(page, Date.now()).includes(days)) return again(409, words.notOffered);
	try {
		const changed = await change(connection, assignmentWorkflowId(link.assignmentId), 'snooze', {
			snoozeId: randomBytes(16).toString('base64url'),
			days,
			askedAt: new Date().toISOString(),
		});
		if (!changed.taken)
			return await seeWhatStands(
				visit,
				(now) => now?.snoozing === days,
				() => shown({ snoozing: days }),
			);
		const { at } = changed.result;
		if (at === undefined) return again(409, words.tooLate);
		page.snooze = { offered: true, to: at };
		return await seeWhatStands(
			visit,
			(now) => now?.page.snooze?.to === at,
			() => shown({}),
		);
	} catch (error) {
		if (isProblem(error, 'rejected')) return again(409, words.notOffered);
		visit.log(error);
		return again(503, words.tryAgain);
	}
}
