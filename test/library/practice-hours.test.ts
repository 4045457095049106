import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLibrary } from '../../temporal/library/library';
import { nextOpen } from '../../temporal/plan/sending-hours';
import { copy, SHIPPED, write } from './folder';

/** A library whose practice.yaml says no more than it must, and from line 4 on this. */
function practice(more: string): string {
	const folder = copy();
	write(folder, 'practice.yaml', `name: A\ncrisisText: { en: B, es: C }\nopenDaysAfterDue: 14\n${more}\n`);
	return folder;
}

it('leaves it to quiet hours, where nothing is set, as in the shipped file', () => {
	const hours = { sendWindows: {}, closedDays: [] };
	expect(loadLibrary(practice('')).practiceHours).toEqual(hours);
	expect(loadLibrary(SHIPPED).practiceHours).toEqual(hours);
});

it('takes two lines for no message on Sundays nor on 25 December', () => {
	const library = loadLibrary(practice('sendWindows: { sun: [] }\nclosedDays: [12-25]'));
	const hours = { ...library.practiceHours, quietHours: library.policy('thought-record').quietHours };
	const sunday = Date.parse('2026-05-10T12:00Z');
	const christmas = Date.parse('2026-12-25T12:00Z');
	expect(nextOpen(sunday, 'Europe/London', hours)).toBe(Date.parse('2026-05-11T08:00Z'));
	expect(nextOpen(christmas, 'Europe/London', hours)).toBe(Date.parse('2026-12-26T09:00Z'));
});

it('takes windows in any order, and closed days of every kind, with quotes and without', () => {
	const more = [
		'sendWindows:',
		'  mon: ["14:00-20:00", 09:00 - 12:00]',
		'  sat: [10:00-14:00]',
		'  sun: []',
		'closedDays:',
		'  - 12-25',
		'  - "2026-05-14"',
		'  - 2026-12-24 to 2027-01-01',
		'  - 12-30 to 01-02',
		'  - 02-29',
	];
	expect(loadLibrary(practice(more.join('\n'))).practiceHours).toEqual({
		sendWindows: {
			mon: [
				{ from: '09:00', to: '12:00' },
				{ from: '14:00', to: '20:00' },
			],
			sat: [{ from: '10:00', to: '14:00' }],
			sun: [],
		},
		closedDays: [
			{ from: '12-25', to: '12-25' },
			{ from: '2026-05-14', to: '2026-05-14' },
			{ from: '2026-12-24', to: '2027-01-01' },
			{ from: '12-30', to: '01-02' },
			{ from: '02-29', to: '02-29' },
		],
	});
});

it('takes the examples that stand in the shipped file', () => {
	const lines = readFileSync(join(SHIPPED, 'practice.yaml'), 'utf8').split('\n');
	const examples = lines.filter((line) => /^# (sendWindows|closedDays):/.test(line)).map((line) => line.slice(2));
	expect(examples).toHaveLength(2);
	expect(() => loadLibrary(practice(examples.join('\n')))).not.toThrow();
});
