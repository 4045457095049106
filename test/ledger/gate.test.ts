import type { ClientCommand } from '../../temporal/contract/command';
import { commandId } from '../../temporal/contract/names';
import type { Ledger } from '../../temporal/ledger/ledger';
import type { Outcome } from '../../temporal/contract/assignment';
import { assignmentInput, claimOf, DELIVER_AT, DUE_AT, EXERCISE, newLedger, routeOf, runOf, TERMS } from './practice';

const CLIENT = { name: TERMS.clientName, email: TERMS.clientEmail };

async function assigned(options?: Parameters<typeof assignmentInput>[1]) {
	const parts = await newLedger();
	const input = assignmentInput(parts.ring, options);
	await parts.ledger.assignments.record(input, EXERCISE, runOf('run'));
	return { ...parts, assignmentId: input.assignmentId };
}

function pass(ledger: Ledger, assignmentId: string, command: ClientCommand, at = DELIVER_AT) {
	return ledger.gate.pass({
		command,
		commandId: commandId(assignmentId, command),
		assignmentId,
		expiresAt: DUE_AT,
		at,
	});
}

async function happen(ledger: Ledger, assignmentId: string, kind: 'answered' | 'withdrawn', outcome: Outcome) {
	await ledger.events.record({
		eventId: `${assignmentId}.${kind}`,
		assignmentId,
		kind,
		at: new Date(DELIVER_AT).toISOString(),
		outcome,
	});
}

describe('the gate', () => {
	it('lets a wanted command through, and numbers its tries', async () => {
		const { ledger, assignmentId } = await assigned();
		const go = { kind: 'go', client: CLIENT, siblings: [] };
		expect(await pass(ledger, assignmentId, 'deliver')).toMatchObject({ ...go, attempt: 1, tries: 1 });
		expect(await pass(ledger, assignmentId, 'deliver')).toMatchObject({ ...go, attempt: 2, tries: 2 });
	});

	it('lets the last millisecond through, and holds what has expired', async () => {
		const { ledger, assignmentId } = await assigned();
		expect(await pass(ledger, assignmentId, 'deliver', DUE_AT - 1)).toMatchObject({ kind: 'go' });
		expect(await pass(ledger, assignmentId, 'deliver', DUE_AT)).toEqual({ kind: 'hold', reason: 'expired' });
	});

	it.each(['done', 'partly', 'could-not'] as const)(
		'holds a delivery after "%s", not its confirmation',
		async (outcome) => {
			const { ledger, ring, assignmentId } = await assigned();
			await ledger.routes.claim(claimOf(routeOf(ring, 'confirm', 'Flow')));
			await happen(ledger, assignmentId, 'answered', outcome);
			expect(await pass(ledger, assignmentId, 'deliver')).toEqual({ kind: 'hold', reason: 'answered' });
			expect(await pass(ledger, assignmentId, 'confirm')).toMatchObject({ kind: 'go' });
		},
	);

	it('holds everything after a withdrawal', async () => {
		const { ledger, assignmentId } = await assigned();
		await happen(ledger, assignmentId, 'withdrawn', 'withdrawn');
		expect(await pass(ledger, assignmentId, 'deliver')).toEqual({ kind: 'hold', reason: 'withdrawn' });
		expect(await pass(ledger, assignmentId, 'confirm')).toEqual({ kind: 'hold', reason: 'withdrawn' });
	});

	it('holds what a client has not agreed to', async () => {
		const { ledger, assignmentId } = await assigned({ consentGiven: false });
		expect(await pass(ledger, assignmentId, 'deliver')).toEqual({ kind: 'hold', reason: 'no-consent' });
	});

	it('answers with the receipt where there is one', async () => {
		const { ledger, assignmentId } = await assigned();
		await pass(ledger, assignmentId, 'deliver');
		const sent = { kind: 'sent', at: TERMS.deliverAt, providerMessageId: '<1@mail.example>' } as const;
		const send = {
			command: 'deliver',
			commandId: commandId(assignmentId, 'deliver'),
			assignmentId,
			attempt: 1,
		} as const;
		await ledger.sends.receipted(send, sent);
		expect(await pass(ledger, assignmentId, 'deliver')).toEqual({ kind: 'done', result: sent });
	});

	it('says so where the assignment is not on record', async () => {
		const { ledger, ring } = await newLedger();
		const { assignmentId } = assignmentInput(ring);
		await expect(pass(ledger, assignmentId, 'deliver')).rejects.toThrow(
			`The ledger has no assignment ${assignmentId}.`,
		);
	});
});

describe('consent', () => {
	async function next(ledger: Ledger, ring: Parameters<typeof assignmentInput>[0], key: string, consentGiven: boolean) {
		const input = assignmentInput(ring, { key, consentGiven });
		await ledger.assignments.record(input, EXERCISE, runOf(key));
		return await pass(ledger, input.assignmentId, 'deliver');
	}

	it('given once, holds for later assignments to the same address', async () => {
		const { ledger, ring } = await assigned();
		expect(await next(ledger, ring, 'second', false)).toMatchObject({ kind: 'go' });
	});

	it('may be given later', async () => {
		const { ledger, ring } = await assigned({ consentGiven: false });
		expect(await next(ledger, ring, 'second', true)).toMatchObject({ kind: 'go' });
	});

	it('withdrawn, stays so whatever a later assignment says', async () => {
		const { ledger, ring, assignmentId } = await assigned();
		await ledger.consents.withdraw(' MARISOL.q@clients.example', DELIVER_AT);
		expect(await pass(ledger, assignmentId, 'deliver')).toEqual({ kind: 'hold', reason: 'no-consent' });
		expect(await next(ledger, ring, 'second', true)).toEqual({ kind: 'hold', reason: 'no-consent' });
	});

	it('withdrawn before it was ever given, stays so too', async () => {
		const { ledger, ring } = await assigned({ consentGiven: false });
		await ledger.consents.withdraw(TERMS.clientEmail, DELIVER_AT);
		expect(await next(ledger, ring, 'second', true)).toEqual({ kind: 'hold', reason: 'no-consent' });
	});

	it('may be given for an assignment that has none, once', async () => {
		const { ledger, ring, assignmentId } = await assigned({ consentGiven: false });
		const consent = async () => (await ledger.assignments.recorded([assignmentId]))[0]!.consent;
		expect(await consent()).toBe('none');
		const person = { ...TERMS, clientId: assignmentInput(ring).clientId };
		expect(await ledger.consents.grant(person, DELIVER_AT)).toBe('recorded');
		expect(await ledger.consents.grant(person, DELIVER_AT)).toBe('recorded');
		expect(await ledger.consents.grant(person, DELIVER_AT + 1)).toBe('on-record');
		expect(await consent()).toBe('given');
		expect(await pass(ledger, assignmentId, 'deliver')).toMatchObject({ kind: 'go' });
	});

	it('withdrawn, is not given again by stating it again', async () => {
		const { ledger, ring, assignmentId } = await assigned();
		await ledger.consents.withdraw(TERMS.clientEmail, DELIVER_AT);
		const person = { ...TERMS, clientId: assignmentInput(ring).clientId };
		expect(await ledger.consents.grant(person, DELIVER_AT)).toBe('withdrawn');
		expect(await ledger.assignments.recorded([assignmentId])).toMatchObject([{ consent: 'withdrawn' }]);
		expect(await pass(ledger, assignmentId, 'deliver')).toEqual({ kind: 'hold', reason: 'no-consent' });
	});

	it('may come on record before the assignment that it is for', async () => {
		const { ledger, ring } = await newLedger();
		const person = { ...TERMS, clientId: assignmentInput(ring).clientId };
		expect(await ledger.consents.grant(person, DELIVER_AT)).toBe('recorded');
		expect(await next(ledger, ring, 'first', false)).toMatchObject({ kind: 'go', client: CLIENT });
	});

	it('is for one address', async () => {
		const { ledger, ring } = await assigned();
		const moved = assignmentInput(ring, { key: 'moved', clientEmail: 'other@clients.example', consentGiven: false });
		await ledger.assignments.record(moved, EXERCISE, runOf('moved'));
		expect(await pass(ledger, moved.assignmentId, 'deliver')).toEqual({ kind: 'hold', reason: 'no-consent' });
	});
});
