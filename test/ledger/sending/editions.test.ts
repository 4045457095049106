import { clinicianId } from '../../../temporal/contract/identity';
import type { AssignmentEvent } from '../../../temporal/contract/event';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import type { GoneLine } from '../../../temporal/ledger/sending/gone-lines';
import { TERMS } from '../practice';
import { DAY, FAILED, HOUR, KIM, MINUTE, Practice, REFUSED, SENT, UNKNOWN, WEDNESDAY, type Asked } from './saying';

const DATE = '2026-03-06';
/** On that Friday, at ten and at three in Chicago. */
const TEN = Date.parse('2026-03-06T16:00:00Z');
const THREE = Date.parse('2026-03-06T21:00:00Z');
const iso = (at: number) => new Date(at).toISOString();

/** Kim's clients with a session on Friday at ten. */
async function briefed(...keys: string[]) {
	const practice = await Practice.open();
	const session = (key: string, sessionAt = TEN, more: Asked = {}) =>
		practice.delivered({ key, clinician: KIM, sessionAt: iso(sessionAt), ...more });
	const ids: string[] = [];
	for (const key of keys) ids.push(await session(key));
	const brief = (edition: number) => practice.brief(DATE, edition, TEN);
	const standing = () => practice.ledger.briefs.standing(practice.day(DATE));
	const lines = async (edition: number) =>
		(await practice.ledger.briefs.content(brief(edition).id)).lines.map(({ assignmentId }) => assignmentId);
	return { practice, ids, session, brief, standing, lines };
}

const nothingNew = { kind: 'over', ending: { kind: 'skipped', reason: 'nothing-new' } };

describe('the editions of a brief', () => {
	it('begin with one that tells of every session, and end where nothing is new', async () => {
		const { practice, ids, brief, standing, lines } = await briefed('one', 'other');
		expect(await standing()).toEqual({ sessions: [TEN, TEN], edition: 1, changed: [TEN, TEN] });
		await brief(1).comesTo(SENT, WEDNESDAY);
		expect((await lines(1)).sort()).toEqual(ids.toSorted());
		expect(await standing()).toEqual({ sessions: [TEN, TEN], edition: 2, lastEditionAt: WEDNESDAY, changed: [] });
		expect(await brief(2).begin(WEDNESDAY + HOUR)).toMatchObject(nothingNew);
		for (const id of ids) expect(await practice.steps(id)).toEqual(['assigned', 'delivered', 'summarized']);
	});

	it('go on with a correction of what has changed', async () => {
		const { practice, ids, brief, standing } = await briefed('one', 'other');
		await brief(1).comesTo(SENT, WEDNESDAY);
		expect(await practice.ledger.briefs.content(brief(1).id)).toMatchObject({ correction: false });
		await practice.happens(ids[0]!, 'answered');
		expect(await standing()).toMatchObject({ edition: 2, changed: [TEN] });
		await brief(2).tried(WEDNESDAY + HOUR);
		expect(await practice.ledger.briefs.content(brief(2).id)).toMatchObject({ correction: true, clinician: KIM });
		await brief(2).comesTo(SENT, WEDNESDAY + HOUR);
		expect(await standing()).toMatchObject({ edition: 3, lastEditionAt: WEDNESDAY + HOUR, changed: [] });
	});

	it('go on with a correction of an answer that was changed, and not where it was changed back', async () => {
		const { practice, ids, brief, standing } = await briefed('one');
		await practice.happens(ids[0]!, 'answered', { outcome: 'could-not', hindrance: 'forgot' });
		await brief(1).comesTo(SENT, WEDNESDAY);
		expect(await standing()).toMatchObject({ changed: [] });
		const corrected = async (number: number, more: Partial<AssignmentEvent>) =>
			await practice.happens(ids[0]!, 'corrected', { eventId: `${ids[0]}.corrected.${number}`, ...more });
		await corrected(1, { outcome: 'could-not', hindrance: 'no-time' });
		expect(await standing()).toMatchObject({ changed: [TEN] });
		await corrected(2, { outcome: 'could-not', hindrance: 'forgot' });
		expect(await standing()).toMatchObject({ changed: [] });
		await corrected(3, { outcome: 'done' });
		expect(await standing()).toMatchObject({ changed: [TEN] });
	});

	it('are not over for what is tried again: it keeps its number, and tells what is so then', async () => {
		const { session, brief, standing, lines } = await briefed('one');
		await brief(1).comesTo(FAILED, WEDNESDAY);
		expect(await standing()).toMatchObject({ edition: 1 });
		const late = await session('late');
		await brief(1).comesTo(SENT, WEDNESDAY + HOUR);
		expect(await lines(1)).toContain(late);
		expect(await standing()).toMatchObject({ edition: 2, changed: [] });
	});

	it.each([
		['refused', REFUSED],
		['skipped by its flow', { result: 'skipped' as const, reason: 'Holiday' }],
	])('count one that is %s as told: nobody else could tell it', async (_what, end) => {
		const { practice, ids, brief, standing } = await briefed('one');
		await brief(1).comesTo(end, WEDNESDAY);
		expect(await standing()).toEqual({ sessions: [TEN], edition: 2, lastEditionAt: WEDNESDAY, changed: [] });
		await practice.happens(ids[0]!, 'answered');
		await brief(2).tried(WEDNESDAY + HOUR);
		// It corrects nothing that was read.
		expect(await practice.ledger.briefs.content(brief(2).id)).toMatchObject({ correction: false });
	});

	it('count one as told that may have gone out, once it is not tried any more', async () => {
		const { brief, standing } = await briefed('one');
		await brief(1).comesTo(UNKNOWN, WEDNESDAY);
		expect(await standing()).toEqual({ sessions: [TEN], edition: 1, changed: [TEN] });
		await brief(1).comesTo(UNKNOWN, WEDNESDAY + HOUR);
		expect(await standing()).toEqual({ sessions: [TEN], edition: 2, lastEditionAt: WEDNESDAY + HOUR, changed: [] });
	});

	it('tell by the next one what one did not that was given up', async () => {
		const { brief, standing, lines, ids } = await briefed('one');
		await brief(1).comesTo(FAILED, WEDNESDAY);
		expect(await brief(1).begin(TEN)).toMatchObject({ kind: 'over', ending: { kind: 'given-up' } });
		expect(await standing()).toEqual({ sessions: [TEN], edition: 2, changed: [TEN] });
		await brief(2).comesTo(SENT, TEN - HOUR);
		expect(await lines(2)).toEqual(ids);
	});

	it('mark what differs from the last one that may have gone out, whatever a later one came to', async () => {
		const { practice, ids, session, brief } = await briefed('one', 'other', 'third');
		const marks = async (edition: number) => {
			const { lines, gone, correction } = await practice.ledger.briefs.content(brief(edition).id);
			const changed = lines.flatMap(({ assignmentId, change }) => (change ? [[assignmentId, change]] : []));
			return {
				changed: Object.fromEntries(changed) as Record<string, string>,
				gone: gone.map((line) => [line.assignmentId, line.fate]),
				correction,
			};
		};
		await brief(1).comesTo(UNKNOWN, WEDNESDAY);
		await brief(1).comesTo(UNKNOWN, WEDNESDAY + HOUR);
		expect(await marks(1)).toEqual({ changed: {}, gone: [], correction: false });
		await practice.happens(ids[0]!, 'answered');
		await brief(2).comesTo(REFUSED, WEDNESDAY + 2 * HOUR);
		expect(await marks(2)).toEqual({ changed: { [ids[0]!]: 'changed' }, gone: [], correction: true });
		const late = await session('late', THREE);
		await practice.happens(ids[1]!, 'withdrawn');
		await brief(3).comesTo(SENT, WEDNESDAY + 3 * HOUR);
		expect(await marks(3)).toEqual({
			changed: { [ids[0]!]: 'changed', [late]: 'new' },
			gone: [[ids[1], 'withdrawn']],
			correction: true,
		});
	});

	it('tell nothing of a session that is over, nor that its line is gone', async () => {
		const { practice, ids, session, lines } = await briefed('one', 'other');
		const brief = (edition: number) => practice.brief(DATE, edition, THREE);
		const afternoon = await session('afternoon', THREE);
		await brief(1).comesTo(SENT, TEN - HOUR);
		await practice.happens(ids[0]!, 'answered');
		await practice.happens(ids[1]!, 'withdrawn');
		await practice.happens(afternoon, 'answered');
		await brief(2).comesTo(SENT, TEN + HOUR);
		expect(await lines(2)).toEqual([afternoon]);
		expect(await practice.ledger.briefs.content(brief(2).id)).toMatchObject({ gone: [], correction: true });
		expect(await brief(3).begin(TEN + 2 * HOUR)).toMatchObject({ kind: 'over', ending: { kind: 'skipped' } });
	});

	it('are of no use once every session has begun that they have news of', async () => {
		const { practice, session, ids } = await briefed('one');
		await session('afternoon', THREE);
		const brief = (edition: number) => practice.brief(DATE, edition, THREE);
		expect(await brief(1).comesTo(SENT, TEN - HOUR)).toMatchObject({ kind: 'over' });
		await practice.happens(ids[0]!, 'answered');
		const expired = { kind: 'over', ending: { kind: 'skipped', reason: 'expired' } };
		expect(await brief(2).begin(TEN)).toMatchObject(expired);
	});
});

describe('a clinician whose only line of a day is gone', () => {
	type Goes = (parts: Awaited<ReturnType<typeof briefed>>, id: string) => Promise<unknown>;
	it.each<[GoneLine['fate'], Goes]>([
		['withdrawn', ({ practice }, id) => practice.happens(id, 'withdrawn')],
		[
			'moved',
			({ practice }, id) =>
				practice.ledger.assignments.reschedule({
					assignmentId: id,
					eventId: `${id}.rescheduled`,
					at: iso(WEDNESDAY),
					dueAt: iso(TEN + 7 * DAY),
					sessionAt: iso(TEN + 7 * DAY),
					...{ dueIsSession: false, sessionTakenBack: false, zone: TERMS.zone },
					outcome: 'open',
					lastOrdinal: 0,
				}),
		],
		[
			'handed-over',
			({ practice }, id) => {
				const person = { name: 'Dr. Ola Berg', email: 'ola@practice.example' };
				return practice.ledger.handovers.record(
					{
						version: CONTRACT_VERSION,
						kind: 'hand-over',
						handoverId: 'h'.repeat(22),
						of: { scope: 'assignment', id },
						to: { clinicianId: clinicianId(practice.ring, person), person },
						from: iso(WEDNESDAY),
					},
					WEDNESDAY,
				);
			},
		],
	])('is told so by one correction, where it is %s', async (fate, goes) => {
		const parts = await briefed('one');
		const { practice, ids, brief, standing } = parts;
		await brief(1).comesTo(SENT, WEDNESDAY);
		await goes(parts, ids[0]!);
		expect(await standing()).toEqual({ sessions: [], edition: 2, lastEditionAt: WEDNESDAY, changed: [TEN] });
		const gated = await brief(2).posted(WEDNESDAY + HOUR);
		expect(await practice.ledger.briefs.content(brief(2).id)).toMatchObject({
			...{ lines: [], correction: true },
			gone: [{ assignmentId: ids[0], sessionAt: TEN, fate }],
		});
		await brief(2).settle(gated, SENT, WEDNESDAY + HOUR + MINUTE);
		expect(await standing()).toMatchObject({ sessions: [], edition: 3, changed: [] });
		expect(await brief(3).begin(WEDNESDAY + 2 * HOUR)).toMatchObject(nothingNew);
	});

	it('is told nothing, where nothing was told before', async () => {
		const { practice, ids, brief } = await briefed('one');
		await practice.happens(ids[0]!, 'withdrawn');
		expect(await brief(1).begin(WEDNESDAY)).toMatchObject(nothingNew);
	});
});

describe('that a brief was seen', () => {
	it('is a step of each of its assignments, once', async () => {
		const { practice, ids, brief } = await briefed('one', 'other');
		await brief(1).comesTo(SENT, WEDNESDAY);
		const edition = { clinicianId: clinicianId(practice.ring, KIM), date: DATE, edition: 1 };
		const { briefs } = practice.ledger;
		expect(await briefs.seen(edition, WEDNESDAY + HOUR)).toEqual({ repeated: false, seenAt: WEDNESDAY + HOUR });
		expect(await briefs.seen(edition, WEDNESDAY + DAY)).toEqual({ repeated: true, seenAt: WEDNESDAY + HOUR });
		for (const id of ids) expect((await practice.steps(id)).slice(-2)).toEqual(['summarized', 'reviewed']);
	});

	it('is asked again for what has changed alone', async () => {
		const { practice, ids, brief } = await briefed('one', 'other');
		const edition = (number: number) => ({ clinicianId: clinicianId(practice.ring, KIM), date: DATE, edition: number });
		const { briefs } = practice.ledger;
		const asked = async (number: number) => (await briefs.content(brief(number).id)).asksSeen;
		await brief(1).comesTo(SENT, WEDNESDAY);
		expect(await asked(1)).toBe(true);
		await briefs.seen(edition(1), WEDNESDAY + MINUTE);
		await practice.happens(ids[0]!, 'answered');
		await brief(2).comesTo(SENT, WEDNESDAY + HOUR);
		expect(await asked(2)).toBe(true);
		await briefs.seen(edition(2), WEDNESDAY + 2 * HOUR);
		const reviewed = async (id: string) => (await practice.steps(id)).filter((step) => step === 'reviewed');
		expect([await reviewed(ids[0]!), await reviewed(ids[1]!)]).toEqual([['reviewed', 'reviewed'], ['reviewed']]);
		await practice.happens(ids[1]!, 'withdrawn');
		await brief(3).comesTo(SENT, WEDNESDAY + 3 * HOUR);
		expect(await asked(3)).toBe(false);
	});

	it('is asked again where nobody has said so yet', async () => {
		const { practice, ids, brief } = await briefed('one', 'other');
		await brief(1).comesTo(SENT, WEDNESDAY);
		await practice.happens(ids[1]!, 'withdrawn');
		await brief(2).comesTo(SENT, WEDNESDAY + HOUR);
		expect(await practice.ledger.briefs.content(brief(2).id)).toMatchObject({ asksSeen: true });
	});
});
