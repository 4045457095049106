import { z } from 'zod/v4';
import { attachedSchema } from './attached';
import { fieldsSchema } from './exercise-fields';
import { languageSchema } from './language';
import { scoreSchema } from './score';

/** Small letters, digits and dashes. */
export const EXERCISE_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Name of an exercise in the library. */
export const exerciseIdSchema = z.string().regex(EXERCISE_ID, {
	error: 'is not the ID of an exercise: small letters, digits and dashes, such as thought-record',
});

/** What an exercise says where no study was looked up. */
export const NO_STUDY = 'no study cited';

/** What a client does with it: writes, does, decides ahead, notes over days, reads. */
export const exerciseKindSchema = z.enum(['worksheet', 'practice', 'plan', 'log', 'reading'], {
	error: 'must be one of worksheet, practice, plan, log, reading',
});

/** What a clinician has to think about before it is given. */
export const exerciseRiskSchema = z.enum(['none', 'exposure', 'urges'], {
	error: 'must be one of none, exposure, urges',
});

/** The version of an exercise that an assignment was given, pinned in its first task. */
export const exerciseSchema = z.strictObject({
	exerciseId: exerciseIdSchema,
	/** It has a text of its own in each language that it is there in. */
	language: languageSchema,
	/** Whether it comes from a file of the library, or was saved by the practice in its place. */
	origin: z.enum(['file', 'saved']),
	/** Counts up with each change, by language and origin. */
	version: z.number().int().positive(),
	/** SHA-256 of the exercise's file and of those beside it, in hex. */
	checksum: z.string(),
	title: z.string(),
	kind: exerciseKindSchema,
	/** What one go takes. */
	minutes: z.int().positive(),
	/** Markdown, of which `exercise-text` says what is shown. */
	text: z.string(),
	fields: fieldsSchema,
	/** Pictures, sound and documents; missing where there are none. */
	attached: z.array(attachedSchema).optional(),
	/** For the clinician alone: the page knows nothing of it. */
	score: scoreSchema.optional(),
});

/** The name of an exercise's file in the library: the language stands in it where that is not English. */
export function fileNameOf({ exerciseId, language }: Pick<Exercise, 'exerciseId' | 'language'>): string {
	return language === 'en' ? `${exerciseId}.md` : `${exerciseId}.${language}.md`;
}

/** What a title is looked up by: the same in capitals and small letters. */
export function titleKey(title: string): string {
	return title.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

export type Exercise = z.infer<typeof exerciseSchema>;
export type ExerciseKind = z.infer<typeof exerciseKindSchema>;
