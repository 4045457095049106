import fc from 'fast-check';
import { eventId } from '../../../temporal/contract/names';
import type { EventKind } from '../../../temporal/contract/event';
import type { Counts } from '../../../temporal/contract/numbers';
import { newLedger } from '../practice';
import { day, Practice, type Assigned } from '../responsibility';

const NOW = 40;
const MONTH = { from: day(0), until: day(30) };

type Outcome = 'done' | 'partly' | 'could-not';
/** What happens to an assignment, in the order of its recording; days may lie in any order. */
type Step =
	| { is: 'delivered' | 'unconfirmed' | 'undeliverable' | 'reminded' | 'withdrawn'; at: number }
	| { is: 'answered'; at: number; outcome: Outcome; by: 'client' | 'staff' }
	| { is: 'moved'; due: number; session: number | null };
interface History {
	due: number;
	session: number | undefined;
	steps: Step[];
}

const days = fc.integer({ min: 1, max: 45 });
/** The same dates twice would be the same order. */
const order = (step: Step) => (step.is === 'moved' ? `${step.due} ${step.session}` : step);

const histories: fc.Arbitrary<History> = fc.record({
	due: days,
	session: fc.option(days, { nil: undefined }),
	steps: fc.uniqueArray(
		fc.oneof(
			fc.record({
				is: fc.constantFrom('delivered', 'unconfirmed', 'undeliverable', 'reminded', 'withdrawn' as const),
				at: days,
			}),
			fc.record({
				is: fc.constant('answered' as const),
				at: days,
				outcome: fc.constantFrom<Outcome[]>('done', 'partly', 'could-not'),
				by: fc.constantFrom('client' as const, 'staff' as const),
			}),
			fc.record({ is: fc.constant('moved' as const), due: days, session: fc.option(days) }),
		),
		{ maxLength: 7, selector: order },
	),
});

/** Takes it to the ledger, step by step. */
async function live(practice: Practice, key: string, { due, session, steps }: History): Promise<void> {
	const assigned: Assigned = await practice.assign(key, { clinician: 'kim', due, session });
	let outcome = 'open';
	let answers = 0;
	for (const [index, step] of steps.entries()) {
		if (step.is === 'moved') {
			await practice.reschedule(assigned, { due: step.due, session: step.session });
			continue;
		}
		const kind: EventKind = step.is === 'answered' && (answers += 1) > 1 ? 'corrected' : step.is;
		if (step.is === 'answered') outcome = step.outcome;
		if (step.is === 'withdrawn') outcome = 'withdrawn';
		await practice.ledger.events.record({
			...{ eventId: eventId(assigned.id, kind, String(index)), assignmentId: assigned.id, kind },
			...{ at: new Date(day(step.at)).toISOString(), outcome: outcome as 'open' },
			...(step.is === 'answered' && { reportedBy: step.by }),
		});
	}
}

/** How it counts, by the words of docs/numbers.md, from nothing but what happened. */
function countsOf({ due: firstDue, session: firstSession, steps }: History): Array<keyof Counts> {
	let [due, session] = [firstDue, firstSession as number | null | undefined];
	let outcome: Outcome | 'open' | 'withdrawn' = 'open';
	let delivery = 'waiting';
	let [doneAt, answeredAt, remindedAt] = [Infinity, Infinity, Infinity];
	let by = 'client';
	for (const step of steps) {
		if (step.is === 'moved') [due, session] = [step.due, step.session];
		else if (step.is === 'answered') {
			if (answeredAt === Infinity) answeredAt = step.at;
			if (step.outcome !== 'done') doneAt = Infinity;
			else doneAt = Math.min(doneAt, step.at);
			[outcome, by] = [step.outcome, step.by];
		} else if (step.is === 'reminded') remindedAt = Math.min(remindedAt, step.at);
		else if (step.is === 'withdrawn') outcome = 'withdrawn';
		else if (step.is === 'delivered' || delivery !== 'delivered') delivery = step.is;
	}
	if (due < 0 || due >= 30) return [];
	if (outcome === 'withdrawn') return ['assigned', 'withdrawn'];
	const arrived = delivery === 'delivered' || answeredAt < Infinity;
	if (!arrived) {
		const lost = { undeliverable: 'undelivered', unconfirmed: 'unconfirmed', waiting: 'ahead' } as const;
		return ['assigned', lost[delivery as keyof typeof lost]];
	}
	const deadline = session != null && session >= due ? session : due;
	const isSession = session != null && session >= due;
	const isInTime = doneAt <= due || doneAt < deadline;
	const counts: Array<keyof Counts> = ['assigned', 'due'];
	if (outcome === 'done') counts.push(isInTime ? 'completed' : 'late');
	if (outcome === 'done' && doneAt <= due) counts.push('onTime');
	if (outcome === 'done' && isInTime && remindedAt < doneAt) counts.push('afterReminder');
	if (outcome === 'done' && isInTime && by === 'staff') counts.push('byStaff');
	if (remindedAt < Infinity && (outcome !== 'done' || remindedAt < doneAt)) counts.push('reminded');
	if (outcome === 'partly') counts.push('partly');
	if (outcome === 'could-not') counts.push('couldNot');
	if (outcome === 'open') counts.push('noAnswer');
	if (isSession && answeredAt < deadline) counts.push('toReview');
	return counts;
}

it('what is counted is what follows from nothing but the steps, whatever happened in whatever order', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(histories, { minLength: 1, maxLength: 6 }), async (lives) => {
			const { ledger, ring } = await newLedger();
			const practice = new Practice(ledger, ring);
			for (const [index, life] of lives.entries()) await live(practice, `life ${index}`, life);
			const expected: Partial<Record<keyof Counts, number>> = {};
			for (const count of lives.flatMap(countsOf)) expected[count] = (expected[count] ?? 0) + 1;
			const [tally] = await ledger.numbers.tallies(MONTH, day(NOW));
			const counted = Object.entries(tally ?? {}).filter(([, count]) => typeof count === 'number' && count > 0);
			expect(Object.fromEntries(counted)).toEqual(expected);
			expect(await ledger.numbers.differing()).toEqual([]);
		}),
		{ numRuns: 60 },
	);
}, 120_000);
