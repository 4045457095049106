import { clinicianId } from '../../../temporal/contract/identity';
import type { TryEnd } from '../../../temporal/ledger/sending/try-end';
import {
	DAY,
	FRIDAY,
	HOUR,
	KIM,
	MINUTE,
	MONDAY,
	NOT_SENT,
	Practice,
	REFUSED,
	SENT,
	UNKNOWN,
	WEDNESDAY,
} from '../sending/saying';

/** What is on record as going wrong, as `kind about because: count`. */
async function troubles({ ledger }: Practice): Promise<string[]> {
	const all = await ledger.troubles.all();
	return all.map(({ kind, about, because, count }) => `${[kind, about, because].filter(Boolean).join(' ')}: ${count}`);
}

it('counts what happened twice, each by its reason', async () => {
	const practice = await Practice.open();
	for (const key of ['one', 'two'])
		await practice.deliver(await practice.assigned({ key, consentGiven: true })).comesTo(REFUSED, MONDAY);
	const disagreeing = await practice.assigned({ key: 'three', clientEmail: 'b@clients.example', consentGiven: false });
	await practice.deliver(disagreeing).begin(MONDAY);
	expect(await troubles(practice)).toEqual(['undeliverable no-consent: 1', 'undeliverable refused: 2']);
});

it('says nothing of what goes as it should, or is held by a rule', async () => {
	const practice = await Practice.open();
	const id = await practice.assigned();
	await practice.deliver(id).comesTo(SENT, MONDAY);
	await practice.happens(id, 'answered');
	await practice.remind(id).begin(FRIDAY);
	expect(await troubles(practice)).toEqual([]);
});

it('tells of a message of which nobody knows whether it arrived, once it is not tried again', async () => {
	const practice = await Practice.open();
	const deliver = practice.deliver(await practice.assigned());
	await deliver.comesTo(UNKNOWN, MONDAY);
	expect(await troubles(practice)).toEqual([]);
	await deliver.comesTo(UNKNOWN, MONDAY + 11 * MINUTE);
	expect(await troubles(practice)).toEqual(['unknown deliver: 1']);
});

it('tells of a reminder that was refused, as of homework', async () => {
	const practice = await Practice.open();
	await practice.remind(await practice.delivered()).comesTo(REFUSED, WEDNESDAY);
	expect(await troubles(practice)).toEqual(['refused remind: 1']);
});

it('tells of a client whose words could not be read', async () => {
	const practice = await Practice.open();
	const id = await practice.assigned();
	await practice.happens(id, 'unreadable', { kept: 'x' });
	await practice.happens(id, 'not-taken', { kept: 'y' });
	await practice.happens(id, 'not-taken', { eventId: `${id}.not-taken.2`, reason: 'pauseReminders: It is closed.' });
	expect(await troubles(practice)).toEqual(['unreadable: 2']);
});

it.each<[string, TryEnd, string]>([
	['refused', REFUSED, 'brief-refused'],
	['given up', NOT_SENT, 'brief-given-up'],
])('tells whose brief was %s', async (_what, end, kind) => {
	const practice = await Practice.open();
	await practice.delivered({ clinician: KIM, sessionAt: new Date(FRIDAY).toISOString() });
	const brief = practice.brief('2026-03-06', 1, FRIDAY);
	await brief.comesTo(end, FRIDAY - HOUR);
	await brief.begin(FRIDAY + MINUTE);
	expect(await troubles(practice)).toEqual([`${kind} ${clinicianId(practice.ring, KIM)}: 1`]);
});

it('notes what nothing else on record says', async () => {
	const practice = await Practice.open();
	await practice.ledger.troubles.note({ kind: 'stopped', about: 'index' }, MONDAY);
	await practice.ledger.troubles.note({ kind: 'stopped', about: 'index' }, MONDAY + DAY);
	expect(await practice.ledger.troubles.all()).toEqual([
		{ kind: 'stopped', about: 'index', because: '', count: 2, since: MONDAY },
	]);
});
