import { z } from 'zod/v4';
import { fields, wholeNumber } from './mapping';

/** Fields that an exercise may have at most. */
const MAX_FIELDS = 40;

/** Columns that a table may have at most. */
const MAX_COLUMNS = 12;

/** Options that may be chosen from at most. */
const MAX_OPTIONS = 16;

/** Rows that a table may have at most. */
export const MAX_ROWS = 30;

const name = z.string({ error: 'must be a name' }).regex(/^[a-z][a-zA-Z0-9]{0,39}$/, {
	error: 'must be one word of letters and digits that begins with a small letter, as in whatHappened',
});
const words = z.string({ error: 'must be text' }).trim().min(1, { error: 'must not be empty' });
const label = words.max(200, { error: 'must have at most 200 characters' });

/** What a field and a column alike say of themselves. */
const asked = { name, label, hint: words.max(400, { error: 'must have at most 400 characters' }).optional() };

const yes = z.literal(true, { error: 'must be true, or left out' }).optional();

/** What a field alone may say. */
const ofField = {
	...asked,
	/** The clinician may fill it in when the exercise is assigned. */
	preset: yes,
};

/** Whether no two have one of something. */
function differ<T>(each: readonly T[], of: (one: T) => unknown): boolean {
	return new Set(each.map(of)).size === each.length;
}

const options = z
	.array(fields({ value: name, label }), { error: 'must be a list of options, each with value and label' })
	.min(2, { error: 'must hold two options at least' })
	.max(MAX_OPTIONS, { error: `must hold ${MAX_OPTIONS} options at most` })
	.refine((all) => differ(all, ({ value }) => value), { error: 'must have another value for each option' });

const bound = z.number({ error: 'must be a number' });

/** `unit` stands behind the box. */
const number = { min: bound.optional(), max: bound.optional(), unit: label.optional() };

function isRange({ min = -Infinity, max = Infinity }: { min?: number; max?: number }): boolean {
	return min <= max;
}

const end = z.strictObject(
	{ value: z.int({ error: 'must be a whole number' }), label },
	{ error: 'must have value and label, as in { value: 0, label: not at all }' },
);

interface Scale {
	from: z.infer<typeof end>;
	to: z.infer<typeof end>;
}

function isScale({ from, to }: Scale): boolean {
	const steps = to.value - from.value;
	return steps >= 1 && steps <= 20;
}

/** What is asked once, by its type. */
function single<More extends z.ZodRawShape>(more: More) {
	return [
		fields({ type: z.literal('text'), ...more }),
		fields({ type: z.literal('long-text'), ...more }),
		fields({ type: z.literal('number'), ...number, ...more }).refine(isRange as (number: unknown) => boolean, {
			path: ['max'],
			error: 'must be min or more',
		}),
		fields({ type: z.literal('choice'), options, ...more }),
		fields({ type: z.literal('several'), options, ...more }),
		fields({ type: z.literal('scale'), from: end, to: end, ...more }).refine(isScale as (scale: unknown) => boolean, {
			path: ['to'],
			error: 'must be 1 to 20 above from',
		}),
		fields({ type: z.literal('date'), ...more }),
		fields({ type: z.literal('time'), ...more }),
	] as const;
}

const TYPES = ['text', 'long-text', 'number', 'choice', 'several', 'scale', 'date', 'time'];
const MORE_NAMES = { error: 'must have another name for each' };

const columnSchema = z.discriminatedUnion('type', [...single(asked)], {
	error: `must be one of ${TYPES.join(', ')}`,
});

const tableSchema = fields({
	type: z.literal('table'),
	...ofField,
	/** Shown at first, empty; the client adds more. */
	rows: wholeNumber('rows', 1, MAX_ROWS),
	columns: z
		.array(columnSchema, { error: 'must be a list of columns' })
		.min(1, { error: 'must hold one column at least' })
		.max(MAX_COLUMNS, { error: `must hold ${MAX_COLUMNS} columns at most` })
		.refine((all) => differ(all, ({ name: one }) => one), MORE_NAMES),
});

/** The fields of an exercise: one definition for its page, for what is taken and kept, for the brief and every export. */
export const fieldsSchema = z
	.array(
		z.discriminatedUnion('type', [...single(ofField), tableSchema], {
			error: `must be one of ${[...TYPES, 'table'].join(', ')}`,
		}),
		{ error: 'must be a list of fields' },
	)
	.max(MAX_FIELDS, { error: `must hold ${MAX_FIELDS} fields at most` })
	.refine((all) => differ(all, ({ name: one }) => one), MORE_NAMES);

export type Column = z.infer<typeof columnSchema>;
export type TableField = z.infer<typeof tableSchema>;
export type Field = z.infer<typeof fieldsSchema>[number];
