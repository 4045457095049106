import { DUE_AT } from '../practice';
import { HOUR, MINUTE, MONDAY, NOT_SENT, Practice, SENT } from './saying';

/** What is overdue by ten minutes. */
async function overdue(practice: Practice, now: number) {
	return await practice.ledger.overdue.before(now - 10 * MINUTE, now);
}

it('a delivery that nothing takes up is overdue ten minutes after its instant, while it is of use', async () => {
	const practice = await Practice.open();
	expect(await overdue(practice, MONDAY)).toBeUndefined();
	await practice.assigned({ policy: { reminders: [] } });
	await practice.assigned({
		key: 'later',
		deliverAt: new Date(MONDAY + HOUR).toISOString(),
		policy: { reminders: [] },
	});
	expect(await overdue(practice, MONDAY + 9 * MINUTE)).toBeUndefined();
	expect(await overdue(practice, MONDAY + 11 * MINUTE)).toEqual({ commands: 1, since: MONDAY });
	expect(await overdue(practice, MONDAY + 3 * HOUR)).toEqual({ commands: 2, since: MONDAY });
	expect(await overdue(practice, DUE_AT + 11 * MINUTE)).toBeUndefined();
});

it('what went out is not overdue, nor what waits for its next try', async () => {
	const practice = await Practice.open();
	const sent = await practice.assigned({ policy: { reminders: [] } });
	const deliverAt = new Date(MONDAY + HOUR).toISOString();
	const waiting = await practice.assigned({ key: 'waits', deliverAt, policy: { reminders: [] } });
	await practice.deliver(sent).comesTo(SENT, MONDAY);
	const settled = await practice.deliver(waiting).comesTo(NOT_SENT, MONDAY + HOUR);
	if (settled.kind !== 'later') throw new Error('It is over.');
	expect(await overdue(practice, MONDAY + HOUR + MINUTE)).toBeUndefined();
	expect(await overdue(practice, settled.until + 11 * MINUTE)).toEqual({ commands: 1, since: settled.until });
});

it('what another message was to say, too, is overdue where nothing takes it up either', async () => {
	const practice = await Practice.open();
	const host = await practice.assigned({ key: 'host', policy: { reminders: [] } });
	const child = await practice.assigned({ key: 'child', policy: { reminders: [] } });
	await practice.deliver(host).comesTo(NOT_SENT, MONDAY);
	expect(await practice.deliver(child).begin(MONDAY)).toMatchObject({ kind: 'later', reason: 'merged' });
	expect(await overdue(practice, MONDAY + HOUR)).toMatchObject({ commands: 2 });
});
