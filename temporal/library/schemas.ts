import { z } from 'zod/v4';

const text = z.string({ error: 'must be text' }).trim().min(1, { error: 'must not be empty' });

function fields<Shape extends z.ZodRawShape>(shape: Shape) {
	return z.strictObject(shape, {
		error: (issue) =>
			issue.code === 'unrecognized_keys'
				? `is not known here; allowed are ${Object.keys(shape).join(', ')}`
				: `must have the fields ${Object.keys(shape).join(', ')}`,
	});
}

/** `practice.yaml` */
export const practiceFileSchema = fields({
	name: text,
	crisisText: text,
	openDaysAfterDue: z
		.int({ error: 'must be a whole number of days, from 0 to 365' })
		.min(0, { error: 'must be at least 0 days' })
		.max(365, { error: 'must be at most 365 days' }),
	confirm: z.boolean({ error: 'must be true or false' }),
});

/** `exercises/<id>.yaml` */
export const exerciseFileSchema = fields({
	version: z
		.int({ error: 'must be a whole number, from 1 on, raised with every change' })
		.min(1, { error: 'must be 1 or more' }),
	title: text.max(100, { error: 'must have at most 100 characters' }),
	introduction: text,
	steps: z
		.array(text, { error: 'must be a list of texts, one a step' })
		.min(1, { error: 'must have at least one step' }),
});

const subject = text.regex(/^[^\r\n]*$/, { error: 'must be one line' });

/** `messages/<kind>.yaml` of what a client gets. */
export const clientMessageFileSchema = fields({
	email: fields({ subject, text }),
	sms: fields({ text }),
	portal: fields({ subject, text }),
});

export type ClientMessageFile = z.infer<typeof clientMessageFileSchema>;
