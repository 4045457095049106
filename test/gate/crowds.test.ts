import fc from 'fast-check';
import { decide } from '../../temporal/gate/decide';
import type { Said } from '../../temporal/gate/facts';
import { OPEN_EVERY_DAY } from '../../temporal/plan/sending-hours';
import { quietHours, zones } from '../plan/arbitraries';
import { calendar, DAY, HOUR, MINUTE } from '../plan/zones';
import { NOON, reminderFacts } from './situations';

const limits = fc.record({
	gapHours: fc.double({ min: 0.2, max: 8, noNaN: true }),
	perDay: fc.integer({ min: 1, max: 3 }),
	perWeek: fc.integer({ min: 1, max: 6 }),
});
const wishes = fc.array(
	fc.record({
		at: fc.integer({ min: 0, max: 16 * 24 * 60 }).map((minutes) => NOON + minutes * MINUTE),
		/** Whether what went out then is known, only feared, or surely did not go out. */
		came: fc.constantFrom<'gone' | 'surely not'>('gone', 'gone', 'gone', 'surely not'),
		/** Deliveries are no reminders, but the client reads them, too. */
		kind: fc.constantFrom<'remind' | 'deliver'>('remind', 'remind', 'remind', 'deliver'),
	}),
	{ minLength: 2, maxLength: 30 },
);

it('whoever reads one address gets no more reminders a day and in any seven days than the caps say, and each after a gap', () => {
	fc.assert(
		fc.property(wishes, limits, zones, quietHours, (wanted, caps, zone, quiet) => {
			const { said, asked } = carryOut(wanted, caps, zone, quiet);
			const reminders = said.filter(({ kind }) => kind === 'remind').map(({ at }) => at);
			for (const at of reminders) {
				expect(reminders.filter((other) => other > at - 7 * DAY && other <= at).length).toBeLessThanOrEqual(
					caps.perWeek,
				);
				const sameDay = reminders.filter((other) => calendar(other, zone) === calendar(at, zone));
				expect(sameDay.length).toBeLessThanOrEqual(caps.perDay);
				const before = said.filter((other) => other.at < at).map((other) => other.at);
				if (before.length > 0)
					expect(at - Math.max(...before)).toBeGreaterThanOrEqual(Math.round(caps.gapHours * HOUR));
			}
			// Each waits for those before it, and for no opening twice.
			expect(asked).toBeLessThanOrEqual(wanted.length * (wanted.length + 6));
		}),
		{ numRuns: 300 },
	);
});

/** Has what is wanted go by the gate in the order of time, one instant after the other. */
function carryOut(
	wanted: Array<{ at: number; came: 'gone' | 'surely not'; kind: 'remind' | 'deliver' }>,
	caps: { gapHours: number; perDay: number; perWeek: number },
	zone: string,
	quiet: { from: string; to: string },
): { said: Said[]; asked: number } {
	const waiting = wanted.map((wish, index) => ({ ...wish, commandId: `${index}` }));
	const said: Said[] = [];
	let asked = 0;
	while (waiting.length > 0 && asked < 10_000) {
		const next = waiting.reduce((first, other) => (other.at < first.at ? other : first));
		const { kind, commandId, at, came } = next;
		asked += 1;
		const facts = reminderFacts({
			kind,
			said,
			command: { commandId, expiresAt: NOON + 60 * DAY },
			assignment: { zone, limits: caps, dueAt: NOON + 60 * DAY, hours: { ...OPEN_EVERY_DAY, quietHours: quiet } },
		});
		const decision = decide(facts, at);
		if (decision.kind === 'later') {
			next.at = decision.until;
			continue;
		}
		waiting.splice(waiting.indexOf(next), 1);
		if (decision.kind === 'go' && came === 'gone') said.push({ commandId, kind, at });
	}
	return { said, asked };
}
