import { commandId } from '../../temporal/contract/names';
import { contentOf } from './databases';
import { claimOf, assignmentInput, DELIVER_AT, DUE_AT, EXERCISE, newLedger, routeOf, runOf, TERMS } from './practice';

it('keeps no name, address, exercise text, note or reason in the clear', async () => {
	const { ledger, ring, place } = await newLedger();
	const { assignmentId } = assignmentInput(ring);
	const at = TERMS.deliverAt;
	await ledger.assignments.record(assignmentInput(ring), EXERCISE, runOf('run'));
	await ledger.routes.claim(claimOf(routeOf(ring, 'deliver', 'Confidential flow', 'https://secret.example/hook')));
	const send = { command: 'deliver', commandId: commandId(assignmentId, 'deliver'), assignmentId } as const;
	await ledger.gate.pass({ ...send, at: DELIVER_AT, expiresAt: DUE_AT });
	await ledger.sends.failed({ ...send, attempt: 1 }, 'Mailbox unavailable');
	await ledger.gate.pass({ ...send, at: DELIVER_AT, expiresAt: DUE_AT });
	await ledger.sends.receipted({ ...send, attempt: 2 }, { kind: 'sent', at, providerMessageId: '<provider-id@x>' });
	await ledger.events.record({
		eventId: `${assignmentId}.answered`,
		assignmentId,
		kind: 'answered',
		at,
		outcome: 'done',
		note: 'I slept better',
		reason: 'Told by telephone',
	});

	const bytes = (await contentOf(place)).toLowerCase();
	// What may be there is there: otherwise the search below would search in the wrong place.
	expect(bytes).toContain(assignmentId.toLowerCase());
	const secrets = [
		...TERMS.clientName.split(' '),
		'marisol.q@',
		'clients.example',
		EXERCISE.title,
		EXERCISE.introduction,
		...EXERCISE.steps,
		'i slept better',
		'told by telephone',
		'mailbox unavailable',
		'provider-id',
		'confidential flow',
		'secret.example',
	];
	for (const secret of secrets) expect(bytes).not.toContain(secret.toLowerCase());
});
