import type { IDataObject } from 'n8n-workflow';
import { contactIndex } from '../../temporal/contract/identity';
import { useDesk, type Desk } from './desk';

const desk = useDesk();

/** The first item of a run. */
async function out(flow: string, item: IDataObject, options: Parameters<Desk['run']>[2] = {}): Promise<IDataObject> {
	const { outputs, error } = await desk().run(flow, [item], options);
	if (error) throw error;
	return outputs[0]![0]!.json;
}

const stop = (item: IDataObject, options?: Parameters<Desk['run']>[2]) =>
	out('stop-messages', { scope: 'all', ...item }, options);
const allow = (item: IDataObject, options?: Parameters<Desk['run']>[2]) => out('allow-messages', item, options);

async function standing(email: string) {
	const { ring, ledger } = desk().practice;
	return (await ledger.stops.standing(contactIndex(ring, email), Date.now())).stop?.scope;
}

it('stops messages to an address at once, and allows them again with a reason', async () => {
	const email = 'stop@example.org';
	const id = await desk().assigned('stop', { email });
	const stopped = await stop({ email: ' Stop@Example.org', said: 'Called on Monday' });
	expect(stopped).toEqual({
		scope: 'all',
		status: 'stopped',
		messages: expect.any(Number) as number,
		note: expect.stringMatching(/^Nothing more is sent to this address\. \d messages that waited for it/) as string,
	});
	expect(await standing(email)).toBe('all');
	expect(await out('show-reminders', { assignmentId: id })).toMatchObject({
		lines: expect.arrayContaining([expect.stringContaining('wants no messages there any more')]) as string[],
	});
	expect(await stop({ email })).toMatchObject({ status: 'already stopped' });
	expect(await stop({ email, scope: 'reminders' })).toMatchObject({ status: 'already stopped' });
	expect(await allow({ email, reason: 'Asked for them' })).toMatchObject({
		status: 'sent again',
		messages: stopped.messages,
	});
	expect(await standing(email)).toBeUndefined();
	expect(await allow({ email, reason: 'Asked for them again' })).toMatchObject({ status: 'not stopped' });
}, 30_000);

it('shows a preview that counts, and changes nothing', async () => {
	const email = 'preview-stop@example.org';
	await desk().assigned('preview of a stop', { email });
	const manual = { mode: 'manual' } as const;
	expect(await stop({ email, scope: 'reminders' }, manual)).toMatchObject({
		status: 'preview',
		checked: true,
		plan: [
			expect.stringMatching(
				/^No more reminders would be sent to this address: 1 assignment open at this address, \d messages? waiting$/,
			),
		],
	});
	expect(await standing(email)).toBeUndefined();
	expect(await allow({ email, reason: 'x' }, manual)).toMatchObject({
		plan: ['Nothing would be changed: nothing is stopped at this address'],
	});
	const stopped = await stop({ email }, { ...manual, parameters: { stopMessagesForReal: true } });
	expect(stopped).toMatchObject({ status: 'stopped' });
	const again = (await allow({ email, reason: 'x' }, manual)).plan as string[];
	expect(again[0]).toMatch(/: 1 assignment open at this address, \d messages? that had been stopped$/);
	expect(again[0]).toContain(` ${stopped.messages as number} message`);
}, 30_000);

it('says in a preview that nobody is known at an address', async () => {
	const { plan } = await stop({ email: 'nobodys@example.org' }, { mode: 'manual' });
	expect(plan).toEqual([
		'Nothing more would be sent to this address: 0 assignments open at this address, 0 messages waiting',
		expect.stringMatching(/^No client has this address: check how it is written\./),
	]);
});

it.each([
	['stop-messages', { email: '' }, 'Nothing was stopped: E-Mail is missing'],
	['stop-messages', { email: 'nobody' }, 'E-Mail is not an e-mail address'],
	['stop-messages', { email: 'a@example.org', scope: 'some' }, 'which is none of "All Messages" and "Reminders Only"'],
	['allow-messages', { email: 'a@example.org' }, 'Nothing was changed: Reason is missing'],
])('refuses %s %j', async (flow, item, reason) => {
	const { error } = await desk().run(flow, [item]);
	expect(error?.message).toContain(reason);
	expect(error?.message).not.toContain('example.org');
});

it('keeps a stop while no worker runs', async () => {
	const email = 'no-worker@example.org';
	await desk().practice.stopWorker();
	expect(await stop({ email })).toMatchObject({ status: 'accepted' });
	await desk().practice.startWorker();
	while ((await standing(email)) !== 'all') await new Promise((next) => setImmediate(next));
}, 60_000);
