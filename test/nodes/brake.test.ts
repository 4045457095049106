import type { IDataObject } from 'n8n-workflow';
import { useDesk, type Desk } from './desk';

const desk = useDesk();
const REASON = 'Messages name the wrong day';

async function out(
	flow: string,
	item: IDataObject = {},
	options: Parameters<Desk['run']>[2] = {},
): Promise<IDataObject> {
	const { outputs, error } = await desk().run(flow, [item, item], options);
	if (error) throw error;
	expect(outputs[0]).toHaveLength(2);
	expect(outputs[0]![1]!.json).toEqual(outputs[0]![0]!.json);
	return outputs[0]![0]!.json;
}

const hold = async (options: Parameters<Desk['run']>[2] = {}, reason = REASON) =>
	await out('hold-everything', { reason }, options);
const letGo = async (options: Parameters<Desk['run']>[2] = {}) => await out('let-go', {}, options);
const standing = async () => await desk().practice.ledger.brake.standing();

it('holds everything in a test run, too, and lets go only for real, after a preview', async () => {
	expect(await hold({ mode: 'manual' })).toMatchObject({ status: 'held', reason: REASON });
	expect(await standing()).toMatchObject({ reason: REASON });
	expect(await hold({}, 'Another reason')).toMatchObject({ status: 'already held', reason: REASON });

	expect(await letGo({ mode: 'manual' })).toMatchObject({
		status: 'preview',
		plan: [
			expect.stringMatching(/^Held since .* \(Europe\/Berlin\): Messages name the wrong day$/) as string,
			expect.stringContaining('What waits would go out') as string,
			'Messages that wait: 0.',
			'Messages that are pointless by now and go out no more: 0.',
		],
		checked: true,
	});
	expect(await standing()).toBeDefined();
	const checked = await desk().run('check', [{}]);
	expect(checked.outputs[0]![0]!.json).toMatchObject({
		healthy: true,
		text: expect.stringMatching(
			/^Nothing is broken, but nothing goes out to clients\.\n- Hold: Staff hold everything that goes to clients\. Homework Remind, Let Go, ends it\. It is held since \d{4}-\d\d-\d\d at \d+:\d\d \(UTC\): Messages name the wrong day\.$/,
		) as string,
	});
	expect(await letGo({ mode: 'manual', parameters: { letGoForReal: true } })).toMatchObject({
		status: 'let go',
		waiting: 0,
		pointless: 0,
	});
	expect(await standing()).toBeUndefined();
	expect(await letGo()).toMatchObject({ status: 'not held' });
	expect(await letGo({ mode: 'manual' })).toMatchObject({ status: 'preview', plan: ['Nothing is held.'] });
}, 60_000);

it('needs a reason, of no more than some lines', async () => {
	await expect(hold({}, '')).rejects.toMatchObject({ message: expect.stringContaining('Reason') as string });
	await expect(hold({}, 'x'.repeat(301))).rejects.toMatchObject({
		message: expect.stringContaining('longer than 300 characters') as string,
	});
	expect(await standing()).toBeUndefined();
}, 60_000);

it('of what was asked for while no worker ran, the newest wish stands', async () => {
	const { practice } = desk();
	await practice.stopWorker();
	expect(await hold()).toMatchObject({ status: 'accepted' });
	expect(await letGo()).toMatchObject({ status: 'accepted' });
	await practice.startWorker();
	expect(await letGo()).toMatchObject({ status: 'not held' });
	expect(await standing()).toBeUndefined();

	await practice.stopWorker();
	expect(await hold()).toMatchObject({ status: 'accepted' });
	await practice.startWorker();
	expect(await hold()).toMatchObject({ reason: REASON });
	expect(await standing()).toMatchObject({ reason: REASON });
	await letGo();
}, 120_000);
