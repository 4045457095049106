import { z } from 'zod/v4';
import { exerciseKindSchema, exerciseRiskSchema, NO_STUDY } from '../contract/exercise';
import { fieldsSchema } from '../contract/exercise-fields';
import { languageSchema } from '../contract/language';
import { fields, wholeNumber } from '../contract/mapping';
import { RATINGS } from '../contract/ratings';
import { scoreProblems, scoreSchema } from '../contract/score';
import { attachedFilesSchema } from './attached-schema';
import { line, listOr, policy, text } from './schemas';

const RATING_NAMES = RATINGS.en.map(({ name }) => name);

const SOME_WORDS = { error: 'must be a list of words' };

/** A work that somebody looked up. */
const work = fields({
	authors: line,
	year: wholeNumber('years', 1900, 2100),
	title: line,
	doi: line.regex(/^10\.\d{4,9}\/\S+$/, { error: 'must be a DOI, as in 10.1000/182' }),
	/** What it says, of whom, in one line. */
	supports: line,
});

const EVIDENCE = { error: `must be "${NO_STUDY}", or a list of works, each with authors, year, title, doi, supports` };

/** The front matter of `exercises/<id>.md` */
export const exerciseFileSchema = fields({
	title: line.max(100, { error: 'must have at most 100 characters' }),
	version: z
		.int({ error: 'must be a whole number, from 1 on, raised with every change' })
		.min(1, { error: 'must be 1 or more' }),
	kind: exerciseKindSchema,
	/** The school that it comes from. */
	modality: line,
	/** Words by which it is found. */
	topics: z.array(line, SOME_WORDS).min(1, SOME_WORDS),
	audience: line,
	/** What one go takes. */
	minutes: wholeNumber('minutes', 1, 240),
	language: languageSchema,
	/** For how long it is usually given. */
	window: wholeNumber('days', 1, 60),
	risk: exerciseRiskSchema,
	evidence: listOr(z.array(work).min(1, EVIDENCE), z.literal(NO_STUDY, EVIDENCE)),
	licence: line,
	'written-by': line,
	'reviewed-by': line,
	policy: policy.optional(),
	fields: fieldsSchema
		.refine((all) => !all.some(({ name }) => RATING_NAMES.includes(name)), {
			error: `must not have the names of ratings: ${RATING_NAMES.join(', ')}`,
		})
		.default([]),
	/** Sound and documents that stand below the text; pictures are placed in it. */
	files: attachedFilesSchema.default([]),
	/** Whether the client is asked, too, how much of it was done, how it helped, and how hard it was. */
	ratings: z.literal(true, { error: 'must be true, or left out' }).optional(),
	/** What the clinician is shown as a number. */
	score: scoreSchema.optional(),
}).superRefine(({ score, fields: asked }, context) => {
	for (const { path, reason } of score ? scoreProblems(score, asked) : [])
		context.addIssue({ code: 'custom', path: ['score', ...path], message: reason });
});

/** The text below it. */
export const exerciseTextSchema = text.max(20_000, { error: 'must have at most 20,000 characters' });
