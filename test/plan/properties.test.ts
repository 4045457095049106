import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { planReminders } from '../../temporal/plan/reminders';
import { OPEN_EVERY_DAY, type PracticeHours } from '../../temporal/plan/sending-hours';
import { policies, practiceHours, quietHours, rules, windows } from './arbitraries';
import { gapOf, isPast, limitOf, mostInAnyOrder, openMinutes, wishOf } from './oracle';
import { liesOpen, MINUTE } from './zones';

/** A window, and the hours of a practice around it; half of the practices leave it to quiet hours. */
const situations = windows.chain((window) =>
	fc.record({
		window: fc.constant(window),
		practice: fc.oneof(fc.constant<PracticeHours>(OPEN_EVERY_DAY), practiceHours(window.deliverAt)),
	}),
);

it('keeps every reminder in order, apart, in the window, before its session and within sending hours', () => {
	fc.assert(
		fc.property(situations, policies, fc.string(), ({ window, practice }, policy, seed) => {
			const hours = { ...practice, quietHours: policy.quietHours };
			const { reminders, dropped } = planReminders(window, policy, practice, seed);
			let previous: number | undefined;
			for (const [index, { ordinal, at, nearDue }] of reminders.entries()) {
				expect(ordinal).toBe(index + 1);
				expect(at).toBeGreaterThan(window.deliverAt);
				expect(at).toBeLessThan(window.dueAt);
				expect(liesOpen(at, window.zone, hours)).toBe(true);
				if (previous !== undefined) expect(at - previous).toBeGreaterThanOrEqual(gapOf(window, policy));
				const isLast = index === reminders.length - 1;
				expect(nearDue).toBe(isLast && at >= window.dueAt - (window.dueAt - window.deliverAt) / 4);
				previous = at;
			}
			const sessionRules = policy.reminders.filter((rule, index) => {
				return limitOf(rule, window) < window.dueAt && !dropped.some(({ rule: other }) => other === index);
			});
			const beforeSession = reminders.filter(({ at }) => at < (window.sessionAt ?? window.dueAt));
			expect(beforeSession.length).toBeGreaterThanOrEqual(sessionRules.length);
			expect(planReminders(window, policy, practice, seed)).toEqual({ reminders, dropped });
		}),
		{ numRuns: 2000 },
	);
});

it('loses no rule that any choice of minutes has room for, and says why it dropped one', () => {
	fc.assert(
		fc.property(situations, policies, ({ window, practice }, policy) => {
			const { reminders, dropped } = planReminders(window, policy, practice, 'seed');
			const open = openMinutes(window, { ...practice, quietHours: policy.quietHours });
			const told = [...reminders, ...dropped].map(({ rule }) => rule);
			expect(told.sort()).toEqual([...policy.reminders.keys()]);
			expect(reminders.length).toBeGreaterThanOrEqual(mostInAnyOrder(window, policy, open));
			const past = [...policy.reminders.keys()].filter((index) => isPast(policy.reminders[index]!, window));
			expect(dropped.filter(({ reason }) => reason === 'past').map(({ rule }) => rule)).toEqual(past);
			for (const { rule, reason } of dropped) {
				const hasMinute = open.some((at) => at < limitOf(policy.reminders[rule]!, window));
				if (reason === 'no-allowed-hour') expect(hasMinute).toBe(false);
				if (reason === 'too-close') expect(reminders).not.toEqual([]);
			}
		}),
		{ numRuns: 300 },
	);
});

it('sends a lone reminder within minutes of its wish, or of the next opening, or of the last closing', () => {
	fc.assert(
		fc.property(situations, rules, quietHours, ({ window, practice }, rule, quiet) => {
			const policy = { ...DEFAULT_POLICY, reminders: [rule], quietHours: quiet };
			const { reminders } = planReminders(window, policy, practice, 'seed');
			fc.pre(reminders.length === 1);
			const open = openMinutes(window, { ...practice, quietHours: quiet }).filter((at) => at < limitOf(rule, window));
			const wish = wishOf(rule, window);
			const nearest = open.find((at) => at > wish - MINUTE) ?? open.at(-1);
			fc.pre(nearest !== undefined);
			expect(Math.abs(reminders[0]!.at - nearest)).toBeLessThanOrEqual(7 * MINUTE);
		}),
		{ numRuns: 300 },
	);
});
