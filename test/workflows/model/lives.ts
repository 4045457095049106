import fc from 'fast-check';
import type { Ask } from '../ask';

/** How a change reaches its assignment. */
export type Way = 'update' | 'signal' | 'signal, then update';

/** What is done to an assignment, as plain JSON. */
export type Operation =
	| {
			kind: 'submit';
			way: Way;
			outcome: 'done' | 'partly' | 'could-not';
			reportedBy: 'client' | 'staff';
	  }
	| { kind: 'addNote' | 'remindNow' | 'pauseReminders' | 'resumeReminders'; way: Way }
	/** In hours from then on. */
	| { kind: 'reschedule'; way: Way; dueIn?: number; sessionIn?: number }
	| { kind: 'withdraw'; way: 'update' | 'signal' }
	/** Sends an earlier change again, under its id; `back` counts back from this one. */
	| { kind: 'repeat'; way: Way; back: number };

/** Passes, then has the flow work or not, then does something to every assignment. */
export interface Step {
	/** That pass first. */
	hours: number;
	/** Whether the practice's flow works from then on. */
	flowWorks: boolean;
}

/** One assignment and what is done to it, one operation in each step of its batch. */
export interface Life {
	ask: Ask;
	operations: Operation[];
}

export interface Batch {
	steps: Step[];
	lives: Life[];
}

const DAY = 24;

const ways = fc.constantFrom<Way>('update', 'update', 'signal', 'signal, then update');

/** Hours to the minute, so that moments fall beside the steps. */
function hours(min: number, max: number): fc.Arbitrary<number> {
	return fc.integer({ min: min * 60, max: max * 60 }).map((minutes) => minutes / 60);
}

const asks: fc.Arbitrary<Ask> = fc.record(
	{
		deliverIn: hours(0.5, 14),
		dueIn: hours(2 * DAY, 8 * DAY),
		sessionIn: hours(DAY, 12 * DAY),
		zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
		reminders: fc.constantFrom<Ask['reminders']>(
			[{ share: 0.5 }, { share: 0.9 }],
			[{ share: 0.2 }, { share: 0.4 }, { share: 0.6 }, { share: 0.95 }],
			[{ share: 0.5 }, { before: 'due', hours: 10 }],
			[],
		),
		policy: fc.record(
			{
				quietHours: fc.constantFrom({ from: '22:00', to: '07:00' }, { from: '12:00', to: '13:30' }),
				gapHours: fc.constantFrom(1, 10),
				perDay: fc.constantFrom(1, 3),
				perWeek: fc.constantFrom(2, 4),
			},
			{ requiredKeys: [] },
		),
	},
	{ requiredKeys: ['deliverIn', 'dueIn', 'zone', 'reminders'] },
);

const operations: fc.Arbitrary<Operation> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('submit'),
			way: ways,
			outcome: fc.constantFrom('done', 'partly', 'could-not'),
			reportedBy: fc.constantFrom('client', 'staff'),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw'), way: fc.constantFrom('update', 'signal') }) },
	{
		weight: 26,
		arbitrary: fc.record({
			kind: fc.constantFrom('addNote', 'remindNow', 'remindNow', 'pauseReminders', 'resumeReminders'),
			way: ways,
		}),
	},
	{
		weight: 8,
		arbitrary: fc.record(
			{ kind: fc.constant('reschedule'), way: ways, dueIn: hours(-DAY, 6 * DAY), sessionIn: hours(-DAY, 8 * DAY) },
			{ requiredKeys: ['kind', 'way'] },
		),
	},
	{ weight: 8, arbitrary: fc.record({ kind: fc.constant('repeat'), way: ways, back: fc.integer({ min: 1, max: 8 }) }) },
);

const steps: fc.Arbitrary<Step> = fc.record({
	hours: fc.oneof({ weight: 4, arbitrary: hours(0.5, 6) }, { weight: 1, arbitrary: hours(6, 24) }),
	flowWorks: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** Lives side by side that share their time. */
export function batches(lives: number, length: number): fc.Arbitrary<Batch> {
	const life = fc.record({ ask: asks, operations: fc.array(operations, { minLength: length, maxLength: length }) });
	return fc.record({
		steps: fc.array(steps, { minLength: length, maxLength: length }),
		lives: fc.array(life, { minLength: lives, maxLength: lives }),
	});
}
