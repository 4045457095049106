import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { lastAllowedBefore, nextAllowed } from '../../temporal/plan/hours';
import { planReminders } from '../../temporal/plan/reminders';
import { policies, quietHours, rules, starts, windows, zones } from './arbitraries';
import { allowedMinutes, gapOf, limitOf, mostInAnyOrder, wishOf } from './oracle';
import { liesInQuiet, MINUTE } from './zones';

it('finds the next and the last allowed moment that a walk minute by minute finds', () => {
	fc.assert(
		fc.property(starts, zones, quietHours, (at, zone, quiet) => {
			let next = at;
			while (liesInQuiet(next, zone, quiet)) next += MINUTE;
			let last = at - MINUTE;
			while (liesInQuiet(last, zone, quiet)) last -= MINUTE;
			expect(nextAllowed(at, zone, quiet)).toBe(next);
			expect(lastAllowedBefore(at, zone, quiet)).toBe(last + MINUTE - 1);
		}),
		{ numRuns: 400 },
	);
});

it('keeps every reminder in order, apart, in the window, before its session and out of quiet hours', () => {
	fc.assert(
		fc.property(windows, policies, fc.string(), (window, policy, seed) => {
			const { reminders, dropped } = planReminders(window, policy, seed);
			let previous: number | undefined;
			for (const [index, { ordinal, at, nearDue }] of reminders.entries()) {
				expect(ordinal).toBe(index + 1);
				expect(at).toBeGreaterThan(window.deliverAt);
				expect(at).toBeLessThan(window.dueAt);
				expect(liesInQuiet(at, window.zone, policy.quietHours)).toBe(false);
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
			expect(planReminders(window, policy, seed)).toEqual({ reminders, dropped });
		}),
		{ numRuns: 2000 },
	);
});

it('loses no rule that any choice of minutes has room for, and says why it dropped one', () => {
	fc.assert(
		fc.property(windows, policies, (window, policy) => {
			const { reminders, dropped } = planReminders(window, policy, 'seed');
			const allowed = allowedMinutes(window, policy);
			expect(reminders.length + dropped.length).toBe(policy.reminders.length);
			expect(reminders.length).toBeGreaterThanOrEqual(mostInAnyOrder(window, policy, allowed));
			for (const { rule, reason } of dropped) {
				const hasMinute = allowed.some((at) => at < limitOf(policy.reminders[rule]!, window));
				if (reason === 'no-allowed-hour') expect(hasMinute).toBe(false);
				else expect(reminders).not.toEqual([]);
			}
		}),
		{ numRuns: 300 },
	);
});

it('sends a lone reminder within minutes of its wish, or of the end of the quiet hours, or of the time before them', () => {
	fc.assert(
		fc.property(windows, rules, quietHours, (window, rule, quiet) => {
			const { reminders } = planReminders(window, { ...DEFAULT_POLICY, reminders: [rule], quietHours: quiet }, 'seed');
			fc.pre(reminders.length === 1);
			const allowed = allowedMinutes(window, { quietHours: quiet }).filter((at) => at < limitOf(rule, window));
			const wish = wishOf(rule, window);
			const nearest = allowed.find((at) => at > wish - MINUTE) ?? allowed.at(-1);
			fc.pre(nearest !== undefined);
			expect(Math.abs(reminders[0]!.at - nearest)).toBeLessThanOrEqual(7 * MINUTE);
		}),
		{ numRuns: 300 },
	);
});
