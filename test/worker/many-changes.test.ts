import type { WorkflowHandle } from '@temporalio/client';
import { CHANGE } from '../../temporal/contract/names';
import { until } from '../e2e/until';
import { status, tell, type Assigned } from '../workflows/assigned';
import { HOUR, Practice } from './practice';

// Thousands of changes of one assignment take Temporal's own server some time.
jest.setTimeout(120_000);

/** More than a run may have before it continues as new. */
const SIGNALS = 1_600;
const UPDATES = 200;

let practice: Practice;

beforeAll(async () => {
	practice = await Practice.open();
	await practice.startWorker();
});
afterAll(() => practice.close());

async function historyLength(handle: WorkflowHandle): Promise<number> {
	return (await handle.describe()).historyLength;
}

/** Homework that is delivered later: nothing but what is changed happens to it. */
async function assigned(email: string): Promise<Assigned> {
	const handle = await practice.assign(email, { deliverAt: new Date(Date.now() + 24 * HOUR).toISOString() });
	return Object.assign(handle, { assignmentId: handle.id }) as unknown as Assigned;
}

it('an Update that changes nothing leaves no event in a history', async () => {
	const homework = await assigned('unchanged@example.com');
	await tell(homework, 'pauseReminders', { changeId: 'the first' });
	const before = await historyLength(homework);
	for (let asked = 0; asked < UPDATES; asked += 1) {
		const answer = await tell(homework, 'pauseReminders', { changeId: `again ${asked}` });
		expect(answer).toEqual({ reminders: 'paused', repeated: false });
	}
	expect(await historyLength(homework)).toBe(before);
});

it('each Update that comes while an assignment continues as new is answered, and its summary goes on', async () => {
	const homework = await assigned('renewed@example.com');
	await status(homework);
	const { runId, raw } = await homework.describe();
	let flooding = true;
	const flood = async (): Promise<void> => {
		for (let sent = 0; sent < SIGNALS; sent += 50) {
			const some = Array.from({ length: 50 }, (_, index) =>
				homework.signal(CHANGE.resumeReminders, { changeId: `nothing new ${sent + index}` }),
			);
			await Promise.all(some);
		}
		await until(async () => (await homework.describe()).runId !== runId);
		flooding = false;
	};
	/** Pauses and resumes, so that each Update is a change. */
	const change = async (): Promise<number> => {
		for (let asked = 0; ; asked += 1) {
			const name = asked % 2 === 0 ? 'pauseReminders' : 'resumeReminders';
			const answer = await tell(homework, name, { changeId: `change ${asked}` });
			expect(answer).toMatchObject({ reminders: name === 'pauseReminders' ? 'paused' : 'running' });
			if (!flooding) return asked;
		}
	};
	const [, changes] = await Promise.all([flood(), change()]);
	expect(changes).toBeGreaterThan(10);

	const renewed = await homework.describe();
	expect(renewed.raw.executionConfig?.userMetadata).toEqual(raw.executionConfig?.userMetadata);
	expect(renewed.raw.executionConfig?.userMetadata?.summary).toBeDefined();
});
