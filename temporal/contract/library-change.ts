// What the practice changes in its library, and how it stands by that.
import { z } from 'zod/v4';
import { opaqueIdSchema } from './assignment';
import { MAX_FILES, sentFileSchema } from './attached';
import { exerciseIdSchema } from './exercise';
import { languageSchema } from './language';
import { messageChangeSchemas } from './message-change';
import { CONTRACT_VERSION } from './names';

/** The longest file of an exercise that can be saved, in characters; its text is bounded by itself. */
export const MAX_MARKDOWN = 100_000;

/** What a file is made of, by the names of its front matter; `text` is what stands below. */
export const partsSchema = z.record(z.string(), z.json());

/** Of one exercise, or of one message. */
export const libraryChangeSchema = z.discriminatedUnion('what', [
	/** A new version of it, as a whole file. */
	z.strictObject({
		what: z.literal('save'),
		exerciseId: exerciseIdSchema,
		markdown: z.string().max(MAX_MARKDOWN),
		/** In which it is by the name of its file, where that tells one. */
		named: languageSchema.optional(),
		/** Those of its files that are new, `MAX_SENT_FILES` bytes at most; the others are known already. */
		files: z.array(sentFileSchema).max(MAX_FILES).optional(),
	}),
	/** A new version of it, in which these parts are other than now, and not there where they are null. */
	z.strictObject({
		what: z.literal('save-parts'),
		exerciseId: exerciseIdSchema,
		language: languageSchema,
		parts: partsSchema,
	}),
	/** It can be assigned no more, in any language; what is assigned goes on. */
	z.strictObject({ what: z.literal('retire'), exerciseId: exerciseIdSchema }),
	z.strictObject({ what: z.literal('restore'), exerciseId: exerciseIdSchema }),
	/** What the practice has saved counts no more, but the library's own file. */
	z.strictObject({ what: z.literal('use-file'), exerciseId: exerciseIdSchema, language: languageSchema }),
	...messageChangeSchemas,
]);

/** Asks for such a change. */
export const changeLibrarySchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('change-library'),
	/** Changing twice under one id is changing once. */
	changeId: opaqueIdSchema,
	change: libraryChangeSchema,
});

/** Why an exercise or a message cannot be saved or changed. */
const refusedSchema = z.strictObject({
	kind: z.literal('library-refused'),
	problems: z
		.array(
			z.strictObject({
				/** Of the file, counted from 1; missing where none is at fault. */
				line: z.int().positive().optional(),
				message: z.string(),
			}),
		)
		.min(1),
});

const changedSchema = z.strictObject({
	kind: z.literal('library-changed'),
	/** Whether there was no such thing before, whether it is another one now, or nothing had to be changed. */
	as: z.enum(['new', 'changed', 'unchanged']),
	title: z.string(),
	/** In which it is another one; missing where that is said of an exercise in all of its languages, or in the title. */
	language: languageSchema.optional(),
	/** In what it is not the same as in its other languages then, which are to be changed one after the other. */
	apart: z.array(z.string()).optional(),
	/** It can be assigned no more, whatever was changed. */
	retired: z.literal(true).optional(),
	/** The one that counts now; of a message missing, which has none. */
	exerciseVersion: z.int().positive().optional(),
});

/** What came of such a change, or would. */
export const libraryChangedSchemas = [changedSchema, refusedSchema] as const;

/** What would come of a change? */
export const previewLibraryChange = {
	question: z.strictObject({ change: libraryChangeSchema }),
	answer: z.discriminatedUnion('kind', [...libraryChangedSchemas]),
};

/** How an exercise stands in the library. */
export const standingSchema = z.strictObject({
	retired: z.boolean(),
	/** The practice has saved it, and that counts. */
	saved: z.boolean(),
	/** The version of the library's own file, where that is newer than what the practice had before it when it saved. */
	newer: z.int().positive().optional(),
});

export type ExerciseParts = z.infer<typeof partsSchema>;
export type LibraryChange = z.infer<typeof libraryChangeSchema>;
export type ChangeLibrary = z.infer<typeof changeLibrarySchema>;
export type LibraryChanged = z.infer<typeof previewLibraryChange.answer>;
export type Standing = z.infer<typeof standingSchema>;
