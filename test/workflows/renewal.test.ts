import type { temporal } from '@temporalio/proto';
import { clinicianId } from '../../temporal/contract/identity';
import { CHANGE, TOLD } from '../../temporal/contract/names';
import { result, status, submission, submit, tell, type Assigned } from './assigned';
import { dayIn } from './day';
import { useRig } from './rig';
import { testRing } from './test-keys';

// With a small cache, or beside other work, thousands of changes take a worker its time.
jest.setTimeout(240_000);
const rig = useRig({ confirm: true, random: true });

/** More than a run may have before it continues as new. */
const MANY = 1_600;

function isOfTask(event: temporal.api.history.v1.IHistoryEvent): boolean {
	const { workflowTaskScheduledEventAttributes: scheduled, workflowTaskStartedEventAttributes: started } = event;
	return Boolean(scheduled ?? started ?? event.workflowTaskCompletedEventAttributes);
}

/** Tells an assignment of nothing new, many times: each Signal is an event all the same. */
async function flood(assigned: Assigned): Promise<void> {
	for (let sent = 0; sent < MANY; sent += 100) {
		const some = Array.from({ length: 100 }, async (_, index) => {
			await assigned.signal(CHANGE.resumeReminders, { changeId: `nothing new ${sent + index}` });
		});
		await Promise.all(some);
	}
}

/** Waits until another run goes on. Temporal's test server loses a Query that is asked as a run ends. */
async function goesOn(assigned: Assigned, runId: string): Promise<void> {
	for (;;) {
		if ((await assigned.describe()).runId === runId) continue;
		const { events } = await assigned.fetchHistory();
		if (events?.some((event) => event.workflowTaskCompletedEventAttributes)) return;
	}
}

/** Has an assignment continue as new, and look the same to who looks at it. */
async function continues(assigned: Assigned, during: () => Promise<void>): Promise<void> {
	const before = await assigned.describe();
	const stood = await status(assigned);
	rig().follow(assigned.workflowId, before.runId);
	await during();
	await goesOn(assigned, before.runId);
	const after = await assigned.describe();
	expect(after.runId).not.toBe(before.runId);
	expect(after.memo).toEqual(before.memo);
	expect(after.searchAttributes).toEqual(before.searchAttributes);
	expect(await status(assigned)).toEqual(stood);
}

describe('an assignment that continues as new', () => {
	it('is reminded of, answered, confirmed and closed as planned', async () => {
		const assigned = await rig().assign({
			deliverIn: 0.1,
			dueIn: 96,
			sessionIn: 120,
			reminders: [{ share: 0.5 }],
		});
		await rig().pass(1);
		const { closesAt } = await status(assigned);
		await continues(assigned, () => flood(assigned));
		await rig().pass(60);
		expect(rig().sent(assigned)).toEqual(['deliver', 'remind.1']);
		expect(await submit(assigned, submission('done'))).toEqual({ outcome: 'done', repeated: false });
		expect(await result(assigned)).toMatchObject({ outcome: 'done' });
		expect(closesAt).toBeDefined();
		expect(rig().sent(assigned)).toEqual(['deliver', 'remind.1', 'confirm']);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'reminded', 'answered', 'confirmed']);
	});
});

describe('a brief that continues as new', () => {
	it('goes out as planned, once, and is marked as seen', async () => {
		const kim = { name: 'Dr. Kim', email: 'kim@practice.example' };
		const id = clinicianId(testRing, kim);
		const { date, at, eveAt } = await dayIn(rig(), 3);
		const assigned = await rig().assign({ clinician: kim, sessionAt: at('10:00') });
		await rig().pass(2);
		const brief = rig().brief(kim, date);
		const { runId } = await brief.describe();
		rig().follow(brief.workflowId, runId);
		for (let sent = 0; sent < MANY; sent += 100)
			await Promise.all(Array.from({ length: 100 }, () => brief.signal(TOLD.changed)));
		await rig().until(eveAt('18:05'));
		const [sent] = await rig().flow.briefed(id, 1);
		expect(sent).toMatchObject({ edition: 1, date });
		expect((await brief.describe()).runId).not.toBe(runId);
		const seen = { seenId: 'a', edition: 1, at: (await rig().now()).toISOString() };
		expect(await brief.executeUpdate(CHANGE.seen, { args: [seen] })).toMatchObject({ repeated: false });
		await assigned.result();
		await brief.result();
		expect(rig().flow.briefs.filter(({ clinicianId: of }) => of === id)).toHaveLength(1);
	});
});

describe('what changes nothing', () => {
	it('costs nothing: after 2,500 such changes an answer is taken', async () => {
		const assigned = await rig().assign({ deliverIn: 0.1, dueIn: 48, reminders: [{ share: 0.5 }] });
		await rig().pass(1);
		await tell(assigned, 'pauseReminders', { changeId: 'the first' });
		const paused = { reminders: 'paused', repeated: false };
		for (let asked = 0; asked < 2_500; asked += 10) {
			const some = Array.from({ length: 10 }, async (_, index) => {
				const changeId = `again ${asked + index}`;
				expect(await tell(assigned, 'pauseReminders', { changeId })).toEqual(paused);
			});
			await Promise.all(some);
		}
		expect(await submit(assigned, submission('done'))).toEqual({ outcome: 'done', repeated: false });
		const { events } = await assigned.fetchHistory();
		const accepted = events!.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes);
		// Of a task that did nothing but refuse, the test server keeps events all the same, for which the run may be handed on.
		expect(accepted.length).toBeLessThanOrEqual(2);
		expect(events!.filter((event) => !isOfTask(event)).length).toBeLessThan(40);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'reminders-paused', 'answered']);
	});
});
