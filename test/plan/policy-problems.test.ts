import fc from 'fast-check';
import { DEFAULT_POLICY, type PolicyPart } from '../../temporal/contract/policy';
import { policyProblems } from '../../temporal/plan/policy-problems';
import { planReminders, type Window } from '../../temporal/plan/reminders';
import { OPEN_EVERY_DAY } from '../../temporal/plan/sending-hours';
import { starts, zones } from './arbitraries';
import { HOUR, MINUTE } from './zones';

/** Half a day, and a session the day after. */
const WINDOW: Window = {
	deliverAt: Date.parse('2026-05-04T08:00Z'),
	dueAt: Date.parse('2026-05-04T20:00Z'),
	sessionAt: Date.parse('2026-05-05T08:00Z'),
	zone: 'Europe/Berlin',
};

const night = { from: '20:00', to: '09:00' };

describe('contradictions', () => {
	it.each<[string, Partial<Window>, PolicyPart, Array<[string, string]>]>([
		[
			'an unknown zone',
			{ zone: 'Europe/Atlantis' },
			{},
			[['zone', '"Europe/Atlantis" is not a time zone; write it like Europe/London']],
		],
		[
			'due before delivery, and no more of what follows from it',
			{ dueAt: Date.parse('2026-05-04T07:00Z') },
			{ gapHours: 4, reminders: [{ before: 'due', hours: 24 }] },
			[['dueAt', '(2026-05-04T09:00:00+02:00) must be after delivery (2026-05-04T10:00:00+02:00)']],
		],
		[
			'due at delivery',
			{ dueAt: WINDOW.deliverAt },
			{},
			[['dueAt', '(2026-05-04T10:00:00+02:00) must be after delivery (2026-05-04T10:00:00+02:00)']],
		],
		[
			'a session before delivery',
			{ sessionAt: Date.parse('2026-05-03T08:00Z') },
			{ reminders: [{ before: 'session', hours: 2 }] },
			[['sessionAt', '(2026-05-03T10:00:00+02:00) must be after delivery (2026-05-04T10:00:00+02:00)']],
		],
		[
			'quiet hours all day',
			{},
			{ quietHours: { from: '09:00', to: '09:00' } },
			[
				[
					'quietHours',
					'from 09:00 to 09:00 leave no hour for a reminder; take two different times, such as 20:00 and 09:00',
				],
			],
		],
		[
			'a gap longer than the window',
			{},
			{ gapHours: 12.5 },
			[['gapHours', '(12.5 h) is longer than the 12 h from delivery to due; allowed is at most that']],
		],
		[
			'a reminder before delivery',
			{},
			{ reminders: [{ share: 0.5 }, { before: 'due', hours: 24 }] },
			[['reminders', 'no. 2 would go out 24 h before due, but delivery is 12 h before due; allowed is less than that']],
		],
		[
			'a reminder at delivery',
			{},
			{ reminders: [{ before: 'due', hours: 12 }] },
			[['reminders', 'no. 1 would go out 12 h before due, but delivery is 12 h before due; allowed is less than that']],
		],
		[
			'a reminder before delivery, told by the session',
			{},
			{ reminders: [{ before: 'session', hours: 24.5 }] },
			[
				[
					'reminders',
					'no. 1 would go out 24.5 h before the session, but delivery is 24 h before the session; allowed is less than that',
				],
			],
		],
		[
			'a reminder before delivery, told by due for want of a session',
			{ sessionAt: undefined },
			{ reminders: [{ before: 'session', hours: 24 }] },
			[['reminders', 'no. 1 would go out 24 h before due, but delivery is 12 h before due; allowed is less than that']],
		],
		[
			'a reminder after due',
			{},
			{ reminders: [{ before: 'session', hours: 2 }] },
			[
				[
					'reminders',
					'no. 1 would go out 2 h before the session, but due is 12 h before the session; allowed is more than that',
				],
			],
		],
		[
			'all that there are',
			{ dueAt: WINDOW.deliverAt + 30 * MINUTE, zone: 'Nowhere' },
			{ quietHours: { from: '00:00', to: '00:00' }, gapHours: 1, reminders: [{ before: 'due', hours: 1 }] },
			[
				['zone', '"Nowhere" is not a time zone; write it like Europe/London'],
				[
					'quietHours',
					'from 00:00 to 00:00 leave no hour for a reminder; take two different times, such as 20:00 and 09:00',
				],
				['gapHours', '(1 h) is longer than the 30 min from delivery to due; allowed is at most that'],
				[
					'reminders',
					'no. 1 would go out 1 h before due, but delivery is 30 min before due; allowed is less than that',
				],
			],
		],
	])('%s', (_name, window, set, problems) => {
		const found = policyProblems({ ...WINDOW, ...window }, set);
		expect(found).toEqual(problems.map(([field, reason]) => ({ field, reason })));
	});

	it('due in the past, if it is told the time', () => {
		expect(policyProblems(WINDOW, {}, WINDOW.dueAt - 1)).toEqual([]);
		expect(policyProblems(WINDOW, {}, WINDOW.dueAt)).toEqual([
			{ field: 'dueAt', reason: '(2026-05-04T22:00:00+02:00) lies in the past; it must be ahead' },
		]);
	});
});

describe('no contradictions', () => {
	it.each<[string, Partial<Window>, PolicyPart]>([
		['nothing set', {}, {}],
		['no reminders', {}, { reminders: [] }],
		['a gap as long as the window', {}, { gapHours: 12 }],
		['a reminder within the window', {}, { reminders: [{ before: 'due', hours: 11.9 }] }],
		['a reminder told by a session after due', {}, { reminders: [{ before: 'session', hours: 13 }] }],
		['quiet hours that cover the window', { deliverAt: Date.parse('2026-05-04T18:30Z') }, { quietHours: night }],
	])('%s', (_name, window, set) => {
		expect(policyProblems({ ...WINDOW, ...window }, set)).toEqual([]);
	});

	it('the default policy in any window of a minute or more', () => {
		const length = fc.integer({ min: MINUTE, max: 90 * 24 * HOUR });
		fc.assert(
			fc.property(starts, length, zones, (deliverAt, length, zone) => {
				expect(policyProblems({ deliverAt, dueAt: deliverAt + length, zone }, DEFAULT_POLICY)).toEqual([]);
			}),
		);
	});

	it('and a plan that says why it holds no reminder, where quiet hours cover the window', () => {
		const window = { ...WINDOW, deliverAt: Date.parse('2026-05-04T18:30Z') };
		expect(policyProblems(window, DEFAULT_POLICY)).toEqual([]);
		expect(planReminders(window, DEFAULT_POLICY, OPEN_EVERY_DAY, 'seed').dropped.map(({ reason }) => reason)).toEqual([
			'no-allowed-hour',
			'no-allowed-hour',
		]);
	});
});
