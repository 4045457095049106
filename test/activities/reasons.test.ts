import { json, receipting, serveFlow, type Flow } from './flow-server';
import { assigned, HOUR, MORNING } from './delivery';
import { failureOf, perform } from './setting';
import type { NoticeCommand } from '../../temporal/contract/command';
import { claimOf, DUE_AT, routeOf } from '../ledger/practice';

const notPublished: Flow = (_command, response) => json(response, 404, {});

/** Homework of a client whose name may be made of common words, and what clinician and office read of it. */
async function homeworkOf(clientName: string, flow: Flow, consentGiven = true) {
	const parts = await assigned(flow, { clientName, consentGiven });
	const { activities, ledger, ring, assignmentId } = parts;
	const { routeId } = routeOf(ring, 'undeliverable', 'Tell the office');
	const office = await serveFlow<NoticeCommand>(ring, { routeId, command: 'undeliverable' }, receipting({}));
	await ledger.routes.claim(claimOf(routeOf(ring, 'undeliverable', 'Tell the office', office.url)));
	const told = async () => (await perform(activities.ask.assignmentStory, { assignmentId }))!;
	return {
		...parts,
		line: async () => (await told()).line,
		/** Why it was not delivered, as Status has it. */
		reason: async () => {
			const { reason, said } = (await told()).events.at(-1)!;
			return { reason, said };
		},
		notice: async (at = MORNING) => {
			const [notice] = await ledger.notices.waiting(assignmentId);
			await perform(activities.push.sendNotice, { ...notice!, expiresAt: new Date(at + HOUR).toISOString() }, { at });
			return office.received[0]!.message.text;
		},
	};
}

it('blacks out no word of our own that a client happens to be called by', async () => {
	const { send, line, notice } = await homeworkOf('An To', receipting({}), false);
	expect(await send()).toMatchObject({ kind: 'skipped', reason: 'no-consent' });
	expect(await line()).toContain('not delivered (the client has not agreed to messages at this address)');
	expect(await notice()).toContain('The reason: The client has not agreed to messages at this address.');
});

it('tells a clinician in plain words that it could not be sent, and the office what to mend', async () => {
	const { send, line, reason, notice } = await homeworkOf('Flow Answered', notPublished);
	const failure = await failureOf(send());
	const toMend = 'n8n answered 404: publish the flow "Message the client".';
	expect(failure).toMatchObject({ type: 'NotPublished', message: toMend });
	expect(await send(DUE_AT)).toMatchObject({ kind: 'given-up', reason: toMend });
	expect(await line()).toContain('not delivered (it could not be sent; the office can say why)');
	const inFull = `Every try failed until it was due; the last one said: ${toMend}`;
	expect(await reason()).toEqual({ reason: inFull });
	expect(await notice(DUE_AT)).toContain(`The reason: ${inFull}`);
});

it.each([
	[{ result: 'refused' }, "it was refused at the client's address; the office can say why", 'The provider refused it'],
	[
		{ result: 'opted-out' },
		'whoever reads this address wants no messages there; ask the client for another',
		'The provider refused it',
	],
	[{ result: 'skipped' }, 'the practice held it back; the office can say why', 'The flow chose not to send it'],
] as const)(
	'keeps what others say of a client from the line, and names from the notice: %j',
	async (receipt, words, ours) => {
		const said = '550 mailbox of Provider Chose <marisol.q@clients.example> is closed';
		const { send, line, reason, notice } = await homeworkOf('Provider Chose', receipting({ ...receipt, reason: said }));
		await send();
		expect(await line()).toContain(`not delivered (${words})`);
		expect(await reason()).toEqual({ reason: ours, said });
		expect(await notice()).toContain(`The reason: ${ours}: 550 mailbox of [name] [name] <[address]> is closed`);
	},
);
