import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { CHANGE, TOLD, WORKFLOW } from '../../temporal/contract/names';
import { workflowDataConverter } from '../../temporal/contract/payload-codec';
import { createLogger, installTemporalRuntime } from '../../temporal/worker/logging';
import { historiesFolder, keptHistories, readHistory, toldIn, typeOf, type History } from './histories';
import { workflowBundle } from '../workflow-bundle';
import { testRing } from './test-keys';

jest.setTimeout(60_000);
installTemporalRuntime(createLogger('error'));

const WRONG = 'one that the workflows could not have made';

// Made by an earlier version of the workflows: what is under way when a new version is installed must go on under it.
describe('histories of assignments from before', () => {
	const files = keptHistories();

	let read: Record<string, History>;
	let results: Record<string, Error | undefined>;

	beforeAll(async () => {
		read = Object.fromEntries(files.map((file) => [file, readHistory(file)]));
		results = await replay({ ...read, [WRONG]: impossible() });
	}, 180_000);

	/** Replays them, by one worker for all: each takes some time to be made. Answers by name what went wrong. */
	async function replay(histories: Record<string, History>) {
		const options = {
			workflowBundle: { codePath: await workflowBundle() },
			dataConverter: workflowDataConverter(testRing),
		};
		const each = Object.entries(histories).map(([workflowId, history]) => ({ workflowId, history }));
		const errors: Record<string, Error | undefined> = {};
		for await (const { workflowId, error } of Worker.runReplayHistories(options, each)) errors[workflowId] = error;
		return errors;
	}

	/** One that the workflows could not have made. */
	function impossible(): History {
		const history = readHistory(files.find((file) => file.includes('move-due-and-session'))!);
		for (const { activityTaskScheduledEventAttributes: scheduled } of history.events!) {
			if (scheduled) scheduled.activityType!.name = 'sendBrief';
		}
		return history;
	}

	it('are there of each workflow that there is', () => {
		expect([...new Set(Object.values(read).map(typeOf))].sort()).toEqual(Object.values(WORKFLOW).sort());
	});

	it('are there of an assignment that was told all at once', () => {
		const all = [CHANGE.snooze, TOLD.stopped, CHANGE.submit, CHANGE.submit, TOLD.reviewed];
		expect(Object.values(read).map(toldIn)).toContainEqual(all);
	});

	it.each(files)('%s is replayed', (file) => {
		expect(Object.keys(results)).toContain(file);
		expect(results[file]).toBeUndefined();
	});

	it('would be told from one that the workflows could not have made', () => {
		expect(results[WRONG]!.message).toMatch(/nondeterminism/i);
	});

	it('hold no clear text', () => {
		for (const file of files) {
			const text = readFileSync(join(historiesFolder, file), 'utf8');
			const payloads = [...text.matchAll(/"data":\s*"([^"]*)"/g)].map(([, data]) =>
				Buffer.from(data!, 'base64').toString(),
			);
			expect(payloads.join('\n')).not.toMatch(/Ada|ada@example|Thought record|thought-record/);
		}
	});
});

describe('the history format', () => {
	it('is read by protobufjs 8 wherever Temporal uses it: with 7 beside it, histories cannot be read', () => {
		for (const from of ['@temporalio/common', '@temporalio/proto', '@temporalio/worker', '@temporalio/client']) {
			const { version } = createRequire(require.resolve(from))('protobufjs/package.json') as { version: string };
			expect(version).toMatch(/^8\./);
		}
	});
});
