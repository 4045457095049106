import { z } from 'zod/v4';
import { exerciseFile } from './attached';
import { exerciseSchema } from './exercise';
import { previewLetGo } from './brake';
import { explain } from './explain';
import { checkAssignments, previewAssignments } from './questions-assigning';
import { assignedBatch, previewHandOver, previewPolicy, previewSendNow } from './questions-changing';
import { previewLibraryChange } from './library-change';
import { exportExercises, findExercises, getExercise } from './questions-library';
import { getMessage, listMessages } from './questions-messages';
import { checkService } from './questions-service';
import { scorecard } from './questions-numbers';
import { readBrief, whoRead } from './questions-reading';
import { previewResend } from './resend';
import { assignmentReminders, assignmentsByReference, assignmentStory, sessionSummary } from './questions-standing';
import { standingStop } from './questions-stops';
import { noteToClient } from './review';

/** Do both sides hold the same keys? */
const checkKeys = {
	question: z.strictObject({ identityId: z.string() }),
	answer: z.strictObject({
		/** Ids of the worker's ring, the writing one first. */
		ringIds: z.array(z.string()),
		identityId: z.string(),
	}),
};

/** Which exercises can be assigned? */
const listExercises = {
	/** `retired`: those that can be assigned no more, too, or only these. */
	question: z.strictObject({ retired: z.enum(['too', 'only']).optional() }),
	answer: z.array(
		exerciseSchema
			.pick({ exerciseId: true, title: true, language: true, version: true, kind: true, minutes: true })
			/** It can be assigned no more. */
			.extend({ retired: z.literal(true).optional() }),
	),
};

/**
 * The questions that a node may ask, each a Standalone Activity of this name on the ask queue.
 * They are answered from the ledger and the library, and change nothing; what clients wrote leaves
 * a trace when it is read.
 */
export const QUESTIONS = {
	checkKeys,
	checkService,
	listExercises,
	findExercises,
	getExercise,
	exportExercises,
	listMessages,
	getMessage,
	exerciseFile,
	previewLibraryChange,
	checkAssignments,
	assignedBatch,
	previewAssignments,
	assignmentStory,
	assignmentReminders,
	assignmentsByReference,
	sessionSummary,
	previewPolicy,
	previewSendNow,
	previewHandOver,
	readBrief,
	noteToClient,
	standingStop,
	previewLetGo,
	whoRead,
	previewResend,
	explain,
	scorecard,
} as const;

export type QuestionName = keyof typeof QUESTIONS;
export type Question<N extends QuestionName> = z.infer<(typeof QUESTIONS)[N]['question']>;
export type Answer<N extends QuestionName> = z.infer<(typeof QUESTIONS)[N]['answer']>;
