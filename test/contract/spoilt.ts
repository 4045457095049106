import fc from 'fast-check';
import { CHANGES, type Asked, type ChangeName } from '../../temporal/contract/changes';

const at = '2025-11-03T09:00:00Z';

/** One change of each name, with every field that it may have. */
export const WHOLE: { [N in ChangeName]: Asked<N> } = {
	submit: {
		submissionId: 'an id',
		outcome: 'could-not',
		reportedBy: 'client',
		hindrance: 'forgot',
		submittedAt: at,
		note: 'Next week',
	},
	addNote: { noteId: 'an id', note: 'One more thing', reportedBy: 'client', writtenAt: at },
	saveDraft: { draftId: 'an id', over: ['another id'], sealed: 'k.text' },
	remindNow: { changeId: 'an id' },
	pauseReminders: { changeId: 'an id' },
	resumeReminders: { changeId: 'an id' },
	snooze: { snoozeId: 'an id', days: 3, askedAt: at },
	reschedule: { rescheduleId: 'an id', dueAt: at, sessionAt: at },
	applyPolicy: { batchId: 'an id' },
	withdraw: { withdrawalId: 'an id', reason: 'Moved away' },
	seen: { seenId: 'an id', edition: 1, at },
};

export const NAMES = Object.keys(CHANGES) as ChangeName[];

/** What nobody who knows the contract sends. */
export const rubbish: fc.Arbitrary<unknown> = fc.oneof(
	fc.jsonValue(),
	fc.constantFrom(
		undefined,
		null,
		'',
		'x'.repeat(101),
		'x'.repeat(200_000),
		'2025-13-03T09:00:00Z',
		'2025-11-03',
		1e21,
		-1,
	),
	fc
		.constantFrom('__proto__', 'constructor', 'toString')
		.map((key) => JSON.parse(`{"${key}":{"outcome":"done"}}`) as unknown),
	fc.constantFrom(100, 2_000).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
);

/** A change that lacks a field, or holds something else in it. */
export function spoilt(name: ChangeName): fc.Arbitrary<unknown> {
	const field = fc.constantFrom(...Object.keys(WHOLE[name]), 'unknown', '__proto__');
	return fc.tuple(field, rubbish).map(([key, value]) => {
		const input: object = { ...WHOLE[name] };
		Object.defineProperty(input, key, { value, enumerable: true });
		return input;
	});
}
