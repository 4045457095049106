import type { WorkflowHandle } from '@temporalio/client';
import type { ToldChange } from '../../temporal/activities/other-workflows';
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

/** What the Temporal UI shows of how an assignment stands. */
async function story(handle: WorkflowHandle): Promise<string> {
	return (await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata')).currentDetails;
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

it('each change that comes while an assignment continues as new is taken, and its story goes on', async () => {
	const homework = await assigned('renewed@example.com');
	await tell(homework, 'pauseReminders', { changeId: 'the first' });
	const told = await story(homework);
	const { runId } = await homework.describe();
	let isRenewed = false;
	const flood = async (): Promise<void> => {
		for (let sent = 0; sent < SIGNALS; sent += 50) {
			const some = Array.from({ length: 50 }, (_, index) =>
				homework.signal(CHANGE.resumeReminders, { changeId: `nothing new ${sent + index}` }),
			);
			await Promise.all(some);
		}
		await until(async () => (await homework.describe()).runId !== runId);
		isRenewed = true;
	};
	const kinds: Array<ToldChange<unknown>['kind']> = [];
	const change = async (name: 'pauseReminders' | 'resumeReminders'): Promise<void> => {
		const told = await practice.others.change(homework.assignmentId, name, { changeId: `change ${kinds.length}` });
		kinds.push(told.kind);
		if (told.kind !== 'taken') return;
		expect(told.result.reminders).toBe(name === 'pauseReminders' ? 'paused' : 'running');
	};
	const changes = async (): Promise<void> => {
		while (!isRenewed) {
			await change('resumeReminders');
			await change('pauseReminders');
		}
	};
	await Promise.all([flood(), changes()]);
	// Where Temporal fails an Update because a Signal came in its way, the change goes on as a Signal itself.
	expect(kinds).not.toContain('gone');
	expect(kinds).toContain('taken');
	await until(async () => (await status(homework)).reminders === 'paused');

	// Its summary does not: Temporal's server takes none along.
	expect(await story(homework)).toBe(told);
});
