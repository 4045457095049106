import { DEFAULT_POLICY, type Policy } from '../../temporal/contract/policy';
import { reminderPlan } from '../../temporal/plan/reminder-plan';
import { gapOf } from '../../temporal/plan/reminders';
import { OPEN_EVERY_DAY } from '../../temporal/plan/sending-hours';
import { planWindow } from '../../temporal/plan/window';
import { HOUR } from './zones';

const SCHEDULE = { deliverAt: '2026-05-04T10:00:00Z', dueAt: '2026-05-08T10:00:00Z', zone: 'UTC' };
const RECORDED_AT = Date.parse('2026-05-01T10:00Z');

describe('an assignment that is under way', () => {
	const window = planWindow(SCHEDULE, RECORDED_AT);
	const policy: Policy = {
		...DEFAULT_POLICY,
		reminders: [{ share: 0.25 }, { before: 'due', hours: 6 * 24 }, { share: 0.75 }],
	};

	it('is reminded by what lies ahead, numbered on; the rest is past', () => {
		const after = Date.parse('2026-05-06T10:00Z');
		const { reminders, dropped } = reminderPlan(window, policy, OPEN_EVERY_DAY, 'seed', { after, ordinal: 4 });
		expect(reminders).toHaveLength(1);
		expect(reminders[0]).toMatchObject({ ordinal: 5, nearDue: true });
		expect(reminders[0]!.at).toMatch(/^2026-05-07T10:0/);
		expect(dropped).toEqual([
			{ rule: 0, reason: 'past' },
			{ rule: 1, reason: 'past' },
		]);
	});

	it('is not reminded by what lies at the very instant', () => {
		const { reminders } = reminderPlan(window, policy, OPEN_EVERY_DAY, 'seed');
		const after = Date.parse(reminders[0]!.at);
		const onward = reminderPlan(window, policy, OPEN_EVERY_DAY, 'seed', { after, ordinal: 1 });
		expect(onward.reminders).toEqual([{ ...reminders[1], ordinal: 2 }]);
		expect(onward.dropped).toContainEqual({ rule: 0, reason: 'past' });
	});

	it('keeps what quiet hours put off until after now, although its wish is before', () => {
		const night: Policy = { ...DEFAULT_POLICY, reminders: [{ before: 'due', hours: 37 }] };
		const after = Date.parse('2026-05-07T02:00Z');
		const { reminders, dropped } = reminderPlan(window, night, OPEN_EVERY_DAY, 'seed', { after, ordinal: 0 });
		expect(reminders).toHaveLength(1);
		expect(reminders[0]!.at).toMatch(/^2026-05-07T09:0/);
		expect(dropped).toEqual([]);
	});
});

describe('the window', () => {
	it.each<[string, number, number | undefined, string]>([
		['begins when delivery was asked for', RECORDED_AT, undefined, '2026-05-04T10:00Z'],
		[
			'begins with the record, where delivery was asked for before',
			Date.parse('2026-05-05T10:00Z'),
			undefined,
			'2026-05-05T10:00Z',
		],
		['begins with the delivery, once it is known', RECORDED_AT, Date.parse('2026-05-06T09:00Z'), '2026-05-06T09:00Z'],
	])('%s', (_name, recordedAt, deliveredAt, from) => {
		expect(planWindow(SCHEDULE, recordedAt, deliveredAt)).toEqual({
			deliverAt: Date.parse(from),
			dueAt: Date.parse(SCHEDULE.dueAt),
			zone: 'UTC',
		});
	});

	it('gives the default gap of what is left after a late delivery', () => {
		const deliveredAt = Date.parse('2026-05-08T00:00Z');
		expect(gapOf(planWindow(SCHEDULE, RECORDED_AT), DEFAULT_POLICY)).toBe(4 * HOUR);
		expect(gapOf(planWindow(SCHEDULE, RECORDED_AT, deliveredAt), DEFAULT_POLICY)).toBe(2 * HOUR);
	});
});
