import { eventId } from '../../../temporal/contract/names';
import type { AssignmentEvent, EventKind } from '../../../temporal/contract/event';
import type { Counts } from '../../../temporal/contract/numbers';
import { openDatabase } from '../../../temporal/ledger/ledger';
import { newLedger } from '../practice';
import { day, Practice, type Assigned } from '../responsibility';

const MONTH = { from: day(0), until: day(30) };
const AFTER = day(60);

/** An assignment of a test, with what happens to it, in days. */
class Life {
	private steps = 0;

	private constructor(
		private readonly practice: Practice,
		readonly assigned: Assigned,
	) {}

	static async begin(practice: Practice, key: string, wanted: Partial<Assigned> = {}): Promise<Life> {
		return new Life(practice, await practice.assign(key, { clinician: 'kim', due: 7, ...wanted }));
	}

	async happens(kind: EventKind, at: number, more: Partial<AssignmentEvent> = {}): Promise<void> {
		const { id } = this.assigned;
		await this.practice.ledger.events.record({
			...{ eventId: eventId(id, kind, String((this.steps += 1))), assignmentId: id, kind },
			...{ at: new Date(day(at)).toISOString(), outcome: 'open', ...more },
		});
	}

	async answers(at: number, outcome: 'done' | 'partly' | 'could-not', kind: EventKind = 'answered'): Promise<void> {
		await this.happens(kind, at, {
			outcome,
			reportedBy: 'client',
			...(outcome === 'could-not' && { hindrance: 'forgot' }),
		});
	}
}

async function counts(practice: Practice, now = AFTER, period = MONTH): Promise<Counts> {
	const all = await practice.ledger.numbers.tallies(period, now);
	expect(await practice.ledger.numbers.differing()).toEqual([]);
	const [first, ...more] = all;
	expect(more).toEqual([]);
	const { exerciseId, clinicianId, ...sums } = first!;
	expect([exerciseId, clinicianId]).toEqual(['thought-record', 'kim']);
	return sums;
}

const NOTHING: Counts = {
	...{ assigned: 1, withdrawn: 0, undelivered: 0, unconfirmed: 0, ahead: 0, due: 0, completed: 0, onTime: 0, late: 0 },
	...{ partly: 0, couldNot: 0, noAnswer: 0, reminded: 0, afterReminder: 0, byStaff: 0, toReview: 0, reviewed: 0 },
};

describe('an assignment counts as', () => {
	it.each<[string, Partial<Counts>, Partial<Assigned>, (life: Life) => Promise<void>]>([
		['ahead, before it is sent', { ahead: 1 }, {}, async () => {}],
		[
			'without an answer, once it was delivered and due',
			{ due: 1, noAnswer: 1 },
			{},
			async (life) => await life.happens('delivered', 1),
		],
		[
			'without an answer, also when it has closed',
			{ due: 1, noAnswer: 1 },
			{},
			async (life) => {
				await life.happens('delivered', 1);
				await life.happens('closed', 20, { outcome: 'no-answer' });
			},
		],
		[
			'completed on time, at the very instant that it is due',
			{ due: 1, completed: 1, onTime: 1 },
			{},
			async (life) => {
				await life.happens('delivered', 1);
				await life.answers(7, 'done');
			},
		],
		[
			'completed, though late, before the session after it',
			{ due: 1, completed: 1, toReview: 1 },
			{ session: 9 },
			async (life) => {
				await life.happens('delivered', 1);
				await life.answers(8, 'done');
			},
		],
		[
			'late in the minute of the session',
			{ due: 1, late: 1 },
			{ session: 9 },
			async (life) => {
				await life.happens('delivered', 1);
				await life.answers(9, 'done');
			},
		],
		[
			'late after due, where the session is before that',
			{ due: 1, late: 1 },
			{ session: 5 },
			async (life) => {
				await life.happens('delivered', 1);
				await life.answers(8, 'done');
			},
		],
		[
			'partly done, which is not done',
			{ due: 1, partly: 1 },
			{},
			async (life) => {
				await life.happens('delivered', 1);
				await life.answers(3, 'partly');
			},
		],
		[
			'not done, with what got in the way',
			{ due: 1, couldNot: 1 },
			{},
			async (life) => {
				await life.happens('delivered', 1);
				await life.answers(3, 'could-not');
			},
		],
		[
			'done since it is: a part before due, the rest after',
			{ due: 1, late: 1 },
			{},
			async (life) => {
				await life.happens('delivered', 1);
				await life.answers(3, 'partly');
				await life.answers(8, 'done', 'corrected');
			},
		],
		[
			'done since the first time, where it is said twice',
			{ due: 1, completed: 1, onTime: 1 },
			{},
			async (life) => {
				await life.happens('delivered', 1);
				await life.answers(3, 'done');
				await life.answers(8, 'done', 'corrected');
			},
		],
		[
			'not done, where that was taken back',
			{ due: 1, couldNot: 1 },
			{},
			async (life) => {
				await life.happens('delivered', 1);
				await life.answers(3, 'done');
				await life.answers(4, 'could-not', 'corrected');
			},
		],
		[
			'completed after a reminder',
			{ due: 1, completed: 1, onTime: 1, reminded: 1, afterReminder: 1 },
			{},
			async (life) => {
				await life.happens('delivered', 1);
				await life.happens('reminded', 4);
				await life.answers(5, 'done');
			},
		],
		[
			'completed before a reminder, which crossed it',
			{ due: 1, completed: 1, onTime: 1 },
			{},
			async (life) => {
				await life.happens('delivered', 1);
				await life.happens('reminded', 5);
				await life.answers(4, 'done');
			},
		],
		['withdrawn', { withdrawn: 1 }, {}, async (life) => await life.happens('withdrawn', 2, { outcome: 'withdrawn' })],
		['undelivered', { undelivered: 1 }, {}, async (life) => await life.happens('undeliverable', 2)],
		['unconfirmed', { unconfirmed: 1 }, {}, async (life) => await life.happens('unconfirmed', 2)],
		[
			'delivered, where it is answered though nobody knew that it arrived',
			{ due: 1, completed: 1, onTime: 1 },
			{},
			async (life) => {
				await life.happens('unconfirmed', 2);
				await life.answers(5, 'done');
			},
		],
	])('%s', async (_, expected, wanted, happen) => {
		const practice = await Practice.open();
		await happen(await Life.begin(practice, 'one', wanted));
		expect(await counts(practice)).toEqual({ ...NOTHING, ...expected });
	});

	it('ahead, while it is not due yet, also when it is done', async () => {
		const practice = await Practice.open();
		const life = await Life.begin(practice, 'one');
		await life.happens('delivered', 1);
		await life.answers(2, 'done');
		expect(await counts(practice, day(6))).toEqual({ ...NOTHING, ahead: 1 });
	});

	it('of the month that it was moved to', async () => {
		const practice = await Practice.open();
		const { assigned } = await Life.begin(practice, 'one');
		await practice.reschedule(assigned, { due: 35, session: undefined });
		expect(await practice.ledger.numbers.tallies(MONTH, AFTER)).toEqual([]);
		expect(await counts(practice, AFTER, { from: day(30), until: day(60) })).toMatchObject({ assigned: 1 });
	});

	it('of whoever is responsible when it is due', async () => {
		const practice = await Practice.open();
		await Life.begin(practice, 'one', { clinician: 'lou', due: 7 });
		await Life.begin(practice, 'two', { clinician: 'kim', due: 3 });
		await practice.handOver({ id: 'h1', of: { scope: 'clinician', id: 'lou' }, to: 'kim', from: 5, recorded: 4 });
		expect(await counts(practice)).toMatchObject({ assigned: 2 });
	});
});

it('facts that differ from what is on record are named, and put right', async () => {
	const { ledger, ring, place } = await newLedger();
	const practice = new Practice(ledger, ring);
	const { assigned } = await Life.begin(practice, 'one');
	expect(await ledger.numbers.rebuild()).toBe(0);
	const database = openDatabase(place);
	await database.updateTable('facts').set({ moves: 7 }).execute();
	await database.destroy();
	expect(await ledger.numbers.differing()).toEqual([assigned.id]);
	expect(await ledger.numbers.rebuild()).toBe(1);
	expect(await ledger.numbers.differing()).toEqual([]);
});
