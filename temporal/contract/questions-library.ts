// What is in the practice's library.
import { z } from 'zod/v4';
import { practiceSchema } from './assignment';
import { languageSchema } from './language';
import { partsSchema, standingSchema } from './library-change';
import { exerciseIdSchema, exerciseKindSchema, exerciseRiskSchema, exerciseSchema } from './exercise';

/** What staff have to know of an exercise before they assign it. */
export const exerciseAboutSchema = z.strictObject({
	modality: z.string(),
	topics: z.array(z.string()),
	audience: z.string(),
	/** For how many days it is usually given. */
	window: z.int().positive(),
	risk: exerciseRiskSchema,
	/** Works that somebody looked up; none, where no study is cited. */
	evidence: z.array(
		z.strictObject({
			authors: z.string(),
			year: z.int(),
			title: z.string(),
			doi: z.string(),
			/** What it says, of whom. */
			supports: z.string(),
		}),
	),
	licence: z.string(),
	writtenBy: z.string(),
	/** Who has reviewed it, or that nobody has. */
	reviewedBy: z.string(),
});

const listedSchema = exerciseSchema
	.pick({ exerciseId: true, title: true, language: true, version: true, kind: true, minutes: true })
	.extend({ ...exerciseAboutSchema.shape, ...standingSchema.shape });

/** Which exercises fit? In the order of their ids. */
export const findExercises = {
	question: z.strictObject({
		/** Words that are all in an exercise, be it in its text. */
		search: z.string().optional(),
		kind: exerciseKindSchema.optional(),
		language: languageSchema.optional(),
		/** That one go takes at most. */
		minutes: z.number().positive().optional(),
		/** Those that can be assigned no more, too. */
		retired: z.boolean().optional(),
	}),
	answer: z.array(listedSchema),
};

/** What are the files of the exercises, or the parts of these, those that are retired among them? In the order of their ids, as many as fit. */
export const exportExercises = {
	question: z.strictObject({
		/** Only what the practice has saved. */
		saved: z.boolean(),
		/** Each as a whole file, or the parts of it. */
		as: z.enum(['markdown', 'parts']),
		/** How many were told before. */
		from: z.int().nonnegative(),
	}),
	answer: z.strictObject({
		files: z.array(
			exerciseSchema.pick({ exerciseId: true, title: true, language: true, version: true, attached: true }).extend({
				...standingSchema.pick({ saved: true, retired: true }).shape,
				content: z.union([z.string(), partsSchema]),
			}),
		),
		/** With how many told before to ask on; missing where this is all. */
		next: z.int().positive().optional(),
	}),
};

/** What is one exercise in a language, and on whose page does it stand? */
export const getExercise = {
	question: z.strictObject({ exerciseId: exerciseIdSchema, language: languageSchema }),
	answer: z
		.strictObject({
			exercise: exerciseSchema,
			about: exerciseAboutSchema,
			practice: practiceSchema,
			/** Its file as it is written. */
			markdown: z.string(),
			standing: standingSchema,
			/** What the library's own file says otherwise, line by line, where the practice has saved its own. */
			difference: z.string().optional(),
			/** By which of today's rules it could not be saved any more, in words. */
			problems: z.array(z.string()),
		})
		/** There is none with this id in this language. */
		.nullable(),
};

export type ExerciseAbout = z.infer<typeof exerciseAboutSchema>;
