import { clientId, clinicianId } from '../../../temporal/contract/identity';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import type { HandOver } from '../../../temporal/contract/request';
import { DAY, HOUR, KIM, MONDAY, Practice, REFUSED, SENT, WEDNESDAY } from './saying';

const OLA = { name: 'Dr. Ola Berg', email: 'ola@practice.example' };
const DATE = '2026-03-06';
/** On that Friday, at ten and at three in Chicago; the same a week later. */
const TEN = Date.parse('2026-03-06T16:00:00Z');
const THREE = Date.parse('2026-03-06T21:00:00Z');
const NEXT_DATE = '2026-03-13';
const NEXT_TEN = TEN + 7 * DAY;
const iso = (at: number) => new Date(at).toISOString();

/** A client's homework of the days before, with Ola, and of what Kim's next sessions are about. */
async function takenOver(scope: HandOver['of']['scope'] = 'client') {
	const practice = await Practice.open();
	const id = (key: string, sessionAt: number, clinician = OLA) =>
		practice.delivered({ key, clinician, dueAt: iso(sessionAt), sessionAt: iso(sessionAt) });
	const past = [await id('first', MONDAY + HOUR), await id('second', MONDAY + DAY)];
	await practice.happens(past[0]!, 'answered');
	await practice.happens(await id('withdrawn', MONDAY + DAY), 'withdrawn');
	const next = await id('next', TEN);
	const ids = {
		client: clientId(practice.ring, { name: 'Marisol Quintanilla', email: 'Marisol.Q@clients.example' }),
		clinician: clinicianId(practice.ring, OLA),
		assignment: next,
	};
	await practice.ledger.handovers.record(
		{
			version: CONTRACT_VERSION,
			kind: 'hand-over',
			handoverId: 'h'.repeat(22),
			of: { scope, id: ids[scope] },
			to: { clinicianId: clinicianId(practice.ring, KIM), person: KIM },
			from: iso(WEDNESDAY),
		},
		WEDNESDAY,
	);
	const brief = (edition: number, date = DATE, expiresAt = THREE) => practice.brief(date, edition, expiresAt);
	const before = async (edition: number, date = DATE) =>
		(await practice.ledger.briefs.content(brief(edition, date).id)).before.map(({ assignmentId }) => assignmentId);
	return { practice, id, past, next, brief, before };
}

it.each(['client', 'clinician'] as const)(
	'the first brief after the handover of a %s tells how the homework of before went, and no other one does',
	async (scope) => {
		const { practice, id, past, next, brief, before } = await takenOver(scope);
		await id('later', NEXT_TEN, KIM);
		await brief(1).comesTo(REFUSED, WEDNESDAY + HOUR);
		expect(await before(1)).toEqual(past);
		await practice.happens(next, 'answered');
		await brief(2).comesTo(SENT, WEDNESDAY + 2 * HOUR);
		expect(await before(2)).toEqual(past);
		await practice.happens(next, 'note-added', { note: 'It rained.' });
		await brief(3).comesTo(SENT, WEDNESDAY + 3 * HOUR);
		expect(await before(3)).toEqual([]);
		await brief(1, NEXT_DATE, NEXT_TEN).comesTo(SENT, NEXT_TEN - DAY);
		expect(await before(1, NEXT_DATE)).toEqual([]);
	},
);

it('also where the first homework after the handover is new', async () => {
	const { id, past, next, brief, before } = await takenOver();
	await id('later', NEXT_TEN, KIM);
	await brief(1, NEXT_DATE, NEXT_TEN).comesTo(SENT, NEXT_TEN - DAY);
	expect(await before(1, NEXT_DATE)).toEqual([...past, next]);
});

it('an assignment that is handed over by itself brings nothing of before along', async () => {
	const { brief, before } = await takenOver('assignment');
	await brief(1).comesTo(SENT, WEDNESDAY + HOUR);
	expect(await before(1)).toEqual([]);
});

it('nor does a clinician’s own homework', async () => {
	const { id, brief, before } = await takenOver('assignment');
	await id('own', TEN - DAY, KIM);
	await brief(1).comesTo(SENT, WEDNESDAY + HOUR);
	expect(await before(1)).toEqual([]);
});
