import { clinicianId } from '../../temporal/contract/identity';
import { submission, submit } from './assigned';
import { dayIn } from './day';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const rig = useRig({ clockAhead: MINUTE });

it('a brief whose correction is of no use by the clock of a worker that is ahead is left at that', async () => {
	const kim = { name: 'Dr. Kim', email: 'kim@practice.example' };
	const { date, at, eveAt } = await dayIn(rig(), 3);
	const session = at('10:00');
	const assigned = await rig().assign({ clinician: kim, sessionAt: session });
	await rig().until(eveAt('18:05'));
	await rig().flow.briefed(clinicianId(testRing, kim), 1);
	// Things settle half a minute before the session.
	await rig().until(session - 2.5 * MINUTE);
	await submit(assigned, submission('done', { reportedBy: 'staff' }));
	await rig().until(session + MINUTE);
	const { events } = await rig().brief(kim, date).fetchHistory();
	const ordered = events!.flatMap(
		({ activityTaskScheduledEventAttributes }) => activityTaskScheduledEventAttributes ?? [],
	);
	expect(ordered.filter(({ activityType }) => activityType?.name === 'sendBrief').length).toBe(2);
	expect(rig().flow.briefs).toHaveLength(1);
	await rig().brief(kim, date).result();
	await assigned.result();
});
