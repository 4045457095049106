import { contentOf } from './databases';
import { keptWith } from './kept';
import { assignmentInput, claimOf, DUE_AT, EXERCISE, routeOf, TERMS } from './practice';
import { DAY, FRIDAY, HOUR, KIM, Practice, UNKNOWN, WEDNESDAY } from './sending/saying';

it('keeps no name, address, exercise text, note, reason, route or message id in the clear', async () => {
	const practice = await Practice.open();
	const { ledger, ring } = practice;
	const id = await practice.assigned({ clinician: KIM, sessionAt: new Date(FRIDAY).toISOString() });
	expect(id).toBe(assignmentInput(ring).assignmentId);
	await ledger.routes.claim(claimOf(routeOf(ring, 'deliver', 'Confidential flow', 'https://secret.example/hook')));
	const routeId = await practice.published('undeliverable');

	const delivery = practice.deliver(id);
	const failed = { result: 'failed', proof: 'rejected', reason: 'Mailbox of Marisol unavailable' } as const;
	await delivery.comesTo(failed, WEDNESDAY);
	await delivery.comesTo(UNKNOWN, WEDNESDAY + HOUR);
	await delivery.comesTo({ result: 'sent', providerMessageId: '<provider-id@x>' }, WEDNESDAY + 2 * HOUR);
	await practice.remind(id, '2').comesTo({ result: 'refused', reason: 'Quintanilla has moved', quoted: true }, FRIDAY);
	await practice
		.brief('2026-03-06', 1, DUE_AT + DAY)
		.comesTo({ result: 'opted-out', reason: 'Kim is away' }, WEDNESDAY);
	const eventId = await practice.happens(await practice.assigned({ key: 'lost' }), 'undeliverable', {
		reason: 'Told by telephone',
	});
	await practice.notice(eventId, routeId).comesTo({ result: 'skipped', reason: 'Weekend at the office' }, WEDNESDAY);
	await practice.happens(id, 'answered', { note: 'I slept better' });
	await practice.happens(id, 'unreadable', { reason: 'submit: damaged', kept: 'As it came in' });

	expect(await keptWith(`${id}.unreadable`, practice.place, ring)).toBe('As it came in');
	const bytes = (await contentOf(practice.place)).toLowerCase();
	// What may be there is there: otherwise the search below would search in the wrong place.
	expect(bytes).toContain(delivery.id.toLowerCase());
	const secrets = [
		...TERMS.clientName.split(' '),
		...['marisol.q@', 'clients.example', 'dr. kim', 'kim@', 'practice.example'],
		...[EXERCISE.title, ...EXERCISE.text.split(/\n+/)],
		...[
			'i slept better',
			'told by telephone',
			'unavailable',
			'has moved',
			'is away',
			'connection broke',
			'weekend',
			'as it came in',
		],
		...['provider-id', 'confidential flow', 'secret.example'],
	];
	for (const secret of secrets) expect(bytes).not.toContain(secret.toLowerCase());
});
