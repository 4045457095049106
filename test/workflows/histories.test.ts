import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { workflowDataConverter } from '../../temporal/contract/payload-codec';
import { buildBundle } from '../../temporal/worker/build-bundle';
import { createLogger, installTemporalRuntime } from '../../temporal/worker/logging';
import { historiesFolder, keptHistories, readHistory } from './histories';
import { testRing } from './test-keys';

jest.setTimeout(60_000);
installTemporalRuntime(createLogger('error'));

// Made by an earlier version of the workflows: what is under way when a new version is installed must go on under it.
describe('histories of assignments from before', () => {
	const folder = mkdtempSync(join(tmpdir(), 'histories-'));
	const bundleFile = join(folder, 'workflow-bundle.js');
	const files = keptHistories();

	beforeAll(() => buildBundle(bundleFile));
	afterAll(() => rmSync(folder, { recursive: true }));

	const replay = (history: unknown) =>
		Worker.runReplayHistory(
			{ workflowBundle: { codePath: bundleFile }, dataConverter: workflowDataConverter(testRing) },
			history,
		);

	it('are there', () => {
		expect(files.length).toBeGreaterThanOrEqual(6);
	});

	it.each(files)('%s is replayed', async (file) => {
		await replay(readHistory(file));
	});

	it('would be told from one that the workflows could not have made', async () => {
		const history = readHistory(files.find((file) => file.includes('move-due-and-session'))!);
		for (const { activityTaskScheduledEventAttributes: scheduled } of history.events!) {
			if (scheduled) scheduled.activityType!.name = 'sendBrief';
		}
		await expect(replay(history)).rejects.toThrow(/nondeterminism/i);
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
