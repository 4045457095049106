import { z } from 'zod/v4';
import { instantSchema, outcomeSchema, practiceSchema } from './assignment';
import { noteSchema, submissionSchema } from './change-inputs';
import { presetsSchema } from './entries';
import { exerciseSchema } from './exercise';
import { stopScopeSchema } from './stops';

/** The memo field `page`: all that the client's page needs, readable without a worker. */
export const pageMemoSchema = z.strictObject({
	generation: z.number().int().nonnegative(),
	outcome: outcomeSchema,
	/** Id of the submission whose answer stands. */
	submissionId: submissionSchema.shape.submissionId.optional(),
	/** More of that answer; an earlier release kept none of it here. */
	answer: submissionSchema
		.pick({ reportedBy: true, hindrance: true })
		.extend({
			/** How many answers there were, with this one. */
			count: z.number().int().positive(),
			/** The client has written something with one of them; an earlier release does not say. */
			written: z.literal(true).optional(),
		})
		.optional(),
	/** Ids of the notes that were added by themselves, `MAX_NOTES` at most. */
	noteIds: z.array(noteSchema.shape.noteId),
	/** Its language is that of the page. */
	exercise: exerciseSchema.pick({ title: true, language: true, text: true, fields: true, attached: true }),
	/** What the clinician has written to this client with the exercise. */
	words: z.string().optional(),
	/** What the clinician has filled in for them; the client may change it. */
	presets: presetsSchema.optional(),
	practice: practiceSchema,
	dueAt: instantSchema,
	sessionAt: instantSchema.optional(),
	zone: z.string(),
	/** Whether its client can be reminded later, and when that was asked for; an earlier release says nothing of it. */
	snooze: z.strictObject({ offered: z.boolean(), to: instantSchema.optional() }).optional(),
	/** What whoever reads the client's address wants no more of. */
	stopped: stopScopeSchema.optional(),
	/** A clinician has left a note for the client, which the worker is asked for. */
	noteToClient: z.literal(true).optional(),
});

export type PageMemo = z.infer<typeof pageMemoSchema>;
