import { DEFAULT_POLICY } from '../temporal/contract/policy.ts';
import { planReminders } from '../temporal/plan/reminders.ts';
import type { PracticeHours } from '../temporal/plan/sending-hours.ts';
import { medianFigure, type Figure } from './figure.ts';

const ROUNDS = 11;
const PLANS = 20_000;
const HOUR = 60 * 60_000;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kolkata'];

const PRACTICE_HOURS: PracticeHours = {
	sendWindows: { sat: [{ from: '10:00', to: '14:00' }], sun: [] },
	closedDays: [
		{ from: '12-25', to: '12-25' },
		{ from: '2026-12-24', to: '2027-01-01' },
	],
};

/** Plans of one week each, delivered at any hour of a year, in several zones, by a practice with hours of its own. */
export async function plan(): Promise<Figure[]> {
	const start = Date.UTC(2026, 0, 1);
	const rates: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const begin = performance.now();
		for (let number = 0; number < PLANS; number++) {
			const deliverAt = start + ((number * 7919) % (365 * 24)) * HOUR;
			const zone = ZONES[number % ZONES.length]!;
			const window = { deliverAt, dueAt: deliverAt + 7 * 24 * HOUR, zone };
			planReminders(window, DEFAULT_POLICY, PRACTICE_HOURS, `assignment-${number}`);
		}
		rates.push((PLANS / (performance.now() - begin)) * 1000);
	}
	return [medianFigure('Plans of an assignment with two reminders', 'a second', rates, { atLeast: 20_000 })];
}
