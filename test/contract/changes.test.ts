import fc from 'fast-check';
import {
	noteSchema,
	policyChangeSchema,
	reminderChangeSchema,
	reschedulingSchema,
	submissionSchema,
	withdrawalSchema,
} from '../../temporal/contract/change-inputs';
import { draftSavingSchema } from '../../temporal/contract/draft';
import { seenSchema } from '../../temporal/contract/brief';
import { CHANGES, type Asked, type ChangeName, type Definition } from '../../temporal/contract/changes';
import { snoozeSchema } from '../../temporal/contract/snooze';
import { CHANGE } from '../../temporal/contract/names';
import { read } from '../../temporal/contract/unknown-fields';
import { NAMES, rubbish, spoilt, WHOLE } from './spoilt';

const SCHEMAS = {
	submit: submissionSchema,
	addNote: noteSchema,
	saveDraft: draftSavingSchema,
	remindNow: reminderChangeSchema,
	pauseReminders: reminderChangeSchema,
	resumeReminders: reminderChangeSchema,
	snooze: snoozeSchema,
	reschedule: reschedulingSchema,
	applyPolicy: policyChangeSchema,
	withdraw: withdrawalSchema,
	seen: seenSchema,
};

it('is known by the same names everywhere', () => {
	expect(NAMES.sort()).toEqual(Object.values(CHANGE).sort());
});

it.each(NAMES)('%s has an id, and nothing is wrong with a whole one', (name) => {
	const { idOf, problemOf } = CHANGES[name] as Definition<unknown>;
	expect(idOf(WHOLE[name])).toBe('an id');
	expect(problemOf(WHOLE[name])).toBeUndefined();
});

it.each(NAMES)('of %s finds wrong what its schema finds wrong, without it', (name) => {
	fc.assert(
		fc.property(fc.oneof({ weight: 9, arbitrary: spoilt(name) }, rubbish), (input) => {
			const problem = CHANGES[name].problemOf(input);
			expect({ input, fits: problem === undefined }).toEqual({ input, fits: fits(name, input) });
		}),
		{ numRuns: 500 },
	);
});

/** Two fields that fit apart may not fit together. */
function fits(name: ChangeName, input: unknown): boolean {
	if (!read<unknown>(SCHEMAS[name], input).success) return false;
	const { hindrance, outcome } = input as Partial<Asked<'submit'>>;
	return name !== 'submit' || hindrance === undefined || outcome === 'could-not';
}
