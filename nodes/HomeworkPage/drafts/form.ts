import { hindranceSchema, reportedOutcomeSchema } from '../../../temporal/contract/change-inputs';
import { INPUT_BEGINS, inputOf, inputsOfRow } from '../../../temporal/contract/entries';
import { MAX_ROWS, type Field } from '../../../temporal/contract/exercise-fields';
import type { Entered, PostedForm } from '../form';
import { rowsOf, tableNamed } from '../worksheet/inputs';
import type { Draft, Values } from './draft';
import type { Later } from './later';

/** What a form says, as a draft. Names that the exercise does not have nobody has entered anything under. */
export function draftIn(fields: Field[], posted: PostedForm, saved: Draft, later?: Later): Draft {
	const inputs = new Set(inputsOf(fields));
	const entered = Object.entries(posted.entered).filter(([input]) => inputs.has(input));
	const { outcome, hindrance, note } = posted;
	const values: Values = {
		...Object.fromEntries(entered),
		...(outcome !== undefined && { outcome: [outcome] }),
		...(hindrance !== undefined && { hindrance: [hindrance] }),
		...(note.trim() && { note: [note] }),
	};
	return { values, rows: typeof later === 'object' ? oneMore(fields, later.rowOf, values, saved) : {}, elsewhere: [] };
}

/** A draft, as a form is shown with it. */
export function formOfDraft({ values, rows }: Draft) {
	const entered: Entered = Object.fromEntries(
		Object.entries(values).filter(([input]) => input.startsWith(INPUT_BEGINS)),
	);
	return {
		entered,
		rows,
		outcome: reportedOutcomeSchema.safeParse(values['outcome']?.[0]).data,
		hindrance: hindranceSchema.safeParse(values['hindrance']?.[0]).data,
		note: values['note']?.[0] ?? '',
	};
}

/** The names of all inputs that an exercise can have. */
function inputsOf(fields: Field[]): string[] {
	return fields.flatMap((field) =>
		field.type === 'table'
			? Array.from({ length: MAX_ROWS }, (_, row) => inputsOfRow(field, row)).flat()
			: [inputOf(field.name)],
	);
}

/** A table's rows with one more. */
function oneMore(fields: Field[], name: string, entered: Values, { rows }: Draft): Draft['rows'] {
	const table = tableNamed(fields, name);
	if (!table) return {};
	return { [name]: Math.min(rowsOf(table, { entered, rows }) + 1, MAX_ROWS) };
}
