// A number that an exercise makes of its scales: shown to the clinician alone, as a number, and never judged.
import { z } from 'zod/v4';
import type { Entries } from './entries';
import type { Field } from './exercise-fields';
import { fields } from './mapping';

const words = z
	.string({ error: 'must be text' })
	.trim()
	.min(1, { error: 'must not be empty' })
	.max(100, { error: 'must have at most 100 characters' });

/** The sum of some of an exercise's scales, and what the practice calls its bands. */
export const scoreSchema = z.strictObject(
	{
		label: words,
		/** Names of fields, each a scale. */
		of: z
			.array(z.string({ error: 'must be the name of a field that is a scale' }), {
				error: 'must be a list of the names of fields',
			})
			.min(1, { error: 'must name one field at least' }),
		/** Each from a score on, up to the next one. */
		bands: z
			.array(fields({ from: z.int({ error: 'must be a whole number' }), label: words }), {
				error: 'must be a list of bands, each with from and label',
			})
			.max(10, { error: 'must hold 10 bands at most' })
			.optional(),
	},
	{ error: 'must have label and of, and may have bands' },
);

export type Score = z.infer<typeof scoreSchema>;

/** A score as it came out, or of how many fields it is missing. */
export type Scored = { label: string; answered: number; asked: number; lowest: number; highest: number } & (
	{ value: number; band?: string } | { value?: undefined }
);

/** What is wrong with a score by the fields that it is made of, by where in it that stands. */
export function scoreProblems(
	{ of, bands = [] }: Score,
	fields: Field[],
): Array<{ path: Array<string | number>; reason: string }> {
	const scales = fields.filter(({ type }) => type === 'scale').map(({ name }) => name);
	const strange = of.flatMap((name, index) => (scales.includes(name) ? [] : [index]));
	if (strange.length > 0)
		return strange.map((index) => ({ path: ['of', index], reason: 'must be the name of a field that is a scale' }));
	if (new Set(of).size < of.length) return [{ path: ['of'], reason: 'must name each field once' }];
	const { lowest, highest } = range(of, fields);
	return bands.flatMap(({ from }, index) => {
		const least = index === 0 ? lowest : bands[index - 1]!.from + 1;
		const most = index === 0 ? lowest : highest;
		if (from >= least && from <= most) return [];
		const allowed = least === most ? `${least}, the lowest score` : `from ${least} to ${most}`;
		return [{ path: ['bands', index, 'from'], reason: `must be ${allowed}` }];
	});
}

/** What the score of these entries is. Where one of its scales was left empty there is none. */
export function scoreOf({ label, of, bands = [] }: Score, fields: Field[], entries: Entries): Scored {
	const given = of.map((name) => entries[name]).filter((entry) => typeof entry === 'number');
	const scored = { label, answered: given.length, asked: of.length, ...range(of, fields) };
	if (given.length < of.length) return scored;
	const value = given.reduce((sum, each) => sum + each, 0);
	const band = bands.findLast(({ from }) => from <= value)?.label;
	return { ...scored, value, ...(band !== undefined && { band }) };
}

function range(of: string[], fields: Field[]): { lowest: number; highest: number } {
	const scales = fields.filter((field) => field.type === 'scale' && of.includes(field.name));
	const sum = (end: 'from' | 'to') =>
		scales.reduce((total, field) => total + (field.type === 'scale' ? field[end].value : 0), 0);
	return { lowest: sum('from'), highest: sum('to') };
}
