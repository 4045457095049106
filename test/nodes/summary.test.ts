import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { stopped } from '../ledger/practice';
import { useDesk, WISH } from './desk';
import type { FlowRun } from './harness';

const desk = useDesk();

/** A time that is day for the client, on a day from now. */
function inDays(days: number, hour = 17): DateTime {
	return DateTime.now().setZone(WISH.zone).plus({ days }).set({ hour, minute: 0, second: 0, millisecond: 0 });
}

const typed = (at: DateTime) => at.toFormat('yyyy-MM-dd HH:mm');
const words = (at: DateTime) => at.toFormat(at.year === DateTime.now().year ? 'ccc d LLL' : 'ccc d LLL yyyy');

/** With room for reminders. */
const LATER = { due: typed(inDays(20)) };

function wish(key: string, changes: IDataObject = {}): IDataObject {
	return { ...WISH, key, due: typed(inDays(3)), deliverAt: typed(inDays(2)), ...changes };
}

async function assigned(item: IDataObject, run: Partial<FlowRun> = {}): Promise<IDataObject> {
	const { outputs, error } = await desk().run('assign', [item], run);
	expect(error).toBeUndefined();
	return outputs[0]![0]!.json;
}

async function summary(item: IDataObject, parameters: INodeParameters = {}): Promise<unknown> {
	return (await assigned(item, { parameters })).summary;
}

/** What the preview's plan says of reminders and of what keeps the message back. */
async function plan(item: IDataObject, parameters: INodeParameters = {}): Promise<string> {
	const { plan: lines, ...json } = await assigned(item, { mode: 'manual', parameters });
	expect(json).not.toHaveProperty('deliversAt');
	return (lines as string[]).join('\n');
}

it('says what has to be published before anything goes out', async () => {
	expect(await summary(wish('unpublished'))).toBe(
		'Assigned to Ada E.: nothing goes out until a flow with Homework Trigger for messages to clients and Homework Page ' +
			`is published, due ${inDays(3).toFormat('cccc')}`,
	);
}, 30_000);

it('says of a due date that it lies after the session', async () => {
	const parameters = {
		nextSession: typed(inDays(2, 20)),
		clinicianName: 'Sam Rivers',
		clinicianEmail: 'sam@example.org',
	};
	expect(await summary(wish('after', { deliverAt: '' }), parameters)).toMatch(/, due \w+, after the session$/);
	const before = { ...parameters, nextSession: typed(inDays(4)) };
	expect(await summary(wish('before', { deliverAt: '' }), before)).toMatch(/, due \w+$/);
}, 30_000);

it('promises no time while a flow is missing, in fields and plan neither', async () => {
	const missing =
		'Nothing goes out until a flow with Homework Trigger for messages to clients and Homework Page is published';
	const item = await assigned(wish('no-flow'));
	expect(item).toMatchObject({ status: 'assigned', note: `${missing}.` });
	expect(item).not.toHaveProperty('deliversAt');
	const said = await plan(wish('no-flow-preview', LATER));
	expect(said).toContain(missing);
	expect(said).toContain('a reminder once that is published, if it is not done by then');
	expect(said).not.toContain('a neutral message');
}, 30_000);

describe('where flows are published', () => {
	beforeAll(async () => await desk().practice.publishFlows());

	it('says whether and when it is going to be delivered', async () => {
		expect(await summary(wish('later'))).toBe(
			`Assigned to Ada E.: goes out on ${inDays(2).toFormat('cccc')} at 17:00 (London time), due ${inDays(3).toFormat('cccc')}`,
		);
		expect(await summary(wish('night', { deliverAt: typed(inDays(1, 22)), due: typed(inDays(9)) }))).toBe(
			`Assigned to Ada E.: goes out on ${inDays(2).toFormat('cccc')} at 9:00 (London time), in the client's hours, due ${words(inDays(9))}`,
		);
	}, 30_000);

	it('says why it is not', async () => {
		const due = `due ${inDays(3).toFormat('cccc')}`;
		expect(await summary(wish('not-agreed', { client: 'Bo Berg' }), { clientAgreed: false })).toBe(
			`Assigned to Bo B.: nothing goes out until it is on record that the client agreed to e-mail at this address, ${due}`,
		);
		await stopped(desk().practice, 'gone@example.org', Date.now());
		expect(await summary(wish('gone', { email: 'gone@example.org' }))).toBe(
			`Assigned to Ada E.: nothing goes out, since somebody who reads this address wants no messages there any more, ${due}`,
		);
		expect(await summary(wish('no-hour', { deliverAt: typed(inDays(2, 22)), due: typed(inDays(3, 7)) }))).toBe(
			`Assigned to Ada E.: nothing goes out, since the client's hours leave no moment before it is due, ${due}`,
		);
	}, 30_000);

	it('plans no reminder where nothing goes out, and says where one depends on the agreement', async () => {
		expect(await plan(wish('once', { client: 'Bo Berg', ...LATER }), { clientAgreed: false })).toContain(
			'a reminder once the client agrees, if it is not done by then',
		);
		await stopped(desk().practice, 'gone@example.org', Date.now());
		expect(await plan(wish('unwanted', { email: 'gone@example.org', ...LATER }))).not.toMatch(/remind/i);
		expect(await plan(wish('hourless', { deliverAt: typed(inDays(2, 22)), due: typed(inDays(3, 7)) }))).not.toMatch(
			/remind/i,
		);
	}, 30_000);

	it('says of a repeat what stands and what differs', async () => {
		await desk().assigned('repeat', wish('repeat'));
		expect(await summary(wish('repeat'))).toBe(
			'Already assigned to Ada E. today, and not delivered yet; nothing was sent again; nothing differs',
		);
		const changes = { due: typed(inDays(4)), exercise: 'breathing-space' };
		expect(await summary(wish('repeat', changes))).toBe(
			'Already assigned to Ada E. today, and not delivered yet; nothing was sent again; these differ: ' +
				`exercise (Thought record, now asked: Breathing space), due (${words(inDays(3))}, now asked: ${words(inDays(4))})`,
		);
		expect(await summary(wish('repeat', { due: typed(inDays(3, 18)) }))).toContain(
			`due (${words(inDays(3))} at 17:00 (London time), now asked: ${words(inDays(3))} at 18:00 (London time))`,
		);
		expect(await summary(wish('repeat', { due: inDays(3).toFormat('yyyy-MM-dd') }))).toContain(
			`due (${words(inDays(3))} at 17:00 (London time), now asked: by the end of ${words(inDays(3))})`,
		);
	}, 30_000);

	it('says of no second of a repeat that it differs, since nobody is told seconds', async () => {
		const at = (clock: string) => `${inDays(3).toFormat('yyyy-MM-dd')}T${clock}`;
		await desk().assigned('seconds', wish('seconds', { due: at('17:46:03') }));
		const later = await assigned(wish('seconds', { due: at('17:46:41') }));
		expect(later).toMatchObject({ status: 'already assigned', differs: [] });
		expect(later.summary).toMatch(/; nothing differs$/);
		expect(await summary(wish('seconds', { due: at('17:47:00') }))).toContain(
			`due (${words(inDays(3))} at 17:46 (London time), now asked: ${words(inDays(3))} at 17:47 (London time))`,
		);
	}, 30_000);

	it('says which hour is meant, where the clock shows it twice', async () => {
		await desk().assigned('twice-an-hour', { due: '2031-10-26T00:30:00Z' });
		expect(await summary({ ...WISH, key: 'twice-an-hour', due: '2031-10-26T01:30:00Z' })).toContain(
			'at 1:30 (the first of two) (London time), now asked: Sun 26 Oct 2031 at 1:30 (the second of two) (London time)',
		);
	}, 30_000);

	it('says on "Execute step" what it would say for real', async () => {
		const { outputs } = await desk().run('assign', [wish('preview')], { mode: 'manual' });
		expect(outputs[0]![0]!.json.summary).toBe(
			`Preview, nothing was assigned. For real: Assigned to Ada E.: goes out on ${inDays(2).toFormat('cccc')} at 17:00 ` +
				`(London time), due ${inDays(3).toFormat('cccc')}`,
		);
	}, 30_000);

	it('says there of a second item with the same key what differs, and starts it once', async () => {
		const items = [wish('key-twice'), wish('key-twice', { due: typed(inDays(4)) })];
		const { outputs } = await desk().run('assign', items, { mode: 'manual' });
		const [first, second] = outputs[0]!.map(({ json }) => json);
		expect(first!.summary).toContain('For real: Assigned to Ada E.');
		expect(second!.summary).toBe(
			'Preview, nothing was assigned. For real: Already assigned to Ada E. today; nothing was sent again; ' +
				`these differ: due (${words(inDays(3))}, now asked: ${words(inDays(4))})`,
		);
		expect(second!.plan).toEqual(['Already assigned under this key: nothing would be started']);
	}, 30_000);

	it('says where no worker answers that it is kept', async () => {
		await desk().practice.stopWorker();
		const item = wish('kept', { deliverAt: '' });
		expect(await summary(item)).toBe(
			"Assigned to Ada E.: kept until the practice's homework service answers again, and then goes out, " +
				`due ${inDays(3).toFormat('cccc')}`,
		);
		expect(await summary(item)).toContain('Already assigned to Ada E. today; nothing was sent again');
		expect(await summary(wish('kept-for-later'))).toContain(
			`and then goes out, from ${inDays(2).toFormat('cccc')} at 17:00 (London time) on, due `,
		);
		const unsaid = await assigned(wish('kept-unsaid', { deliverAt: '' }), { parameters: { clientAgreed: false } });
		expect(unsaid.summary).toContain(
			"answers again, and then goes out only if the client's agreement to e-mail is on record, due ",
		);
		expect(unsaid.note).toContain("It goes out only if the client's agreement to e-mail is on record.");
		await desk().practice.startWorker();
	}, 30_000);
});
