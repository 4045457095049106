import { hindranceSchema, reportedOutcomeSchema } from '../../../temporal/contract/change-inputs';
import { chosenInWords } from '../../../temporal/contract/entries-in-words';
import type { Field } from '../../../temporal/contract/exercise-fields';
import type { Language } from '../../../temporal/contract/language';
import type { PageMemo } from '../../../temporal/contract/page-memo';
import { parsed, renderPage } from '../../HomeworkPage/engine';
import { wordsIn } from '../../HomeworkPage/words/page-words';
import { standingIn, worksheet, type Shown } from '../../HomeworkPage/worksheet/inputs';
import { paper } from './style';
import { SHEET } from './template';

/** What is printed: an exercise with where to turn in a crisis, and of an assignment what the clinician has written and filled in. */
export interface Printed extends Pick<PageMemo, 'practice' | 'exercise' | 'words' | 'presets'> {
	/** By which staff find the assignment again. */
	reference?: string;
}

/** What stands before the reference on a sheet. */
const REFERENCE: Record<Language, string> = { en: 'Reference', es: 'Referencia' };

const templates = parsed({ sheet: SHEET });

/** A worksheet for pen and paper, as HTML without script, form or link. Nothing on it tells whose it is, or which practice's. */
export function sheet({ practice, exercise, words: forYou = '', presets, reference = '' }: Printed): string {
	const { language, fields } = exercise;
	const words = wordsIn(language);
	const shown = worksheet(fields, { entered: standingIn({ exercise, presets }) }, words);
	return renderPage(templates.sheet, language, {
		...{ practice, exercise, forYou, reference, called: REFERENCE[language] },
		paper: paper(reference && `${REFERENCE[language]} ${reference}`),
		fields: fields.map((field, index) => onPaper(field, shown[index]!)),
		outcomes: reportedOutcomeSchema.options.map((value) => words.answer.outcomes[value]),
		hindrances: hindranceSchema.options.map((value) => words.answer.hindrances[value]),
	});
}

/** A field as it is drawn: lines to write on, boxes to tick, numbers to ring, or a table of ruled rows. */
function onPaper(field: Field, shown: Shown) {
	const { label, hint = '', type } = field;
	const about = { label, hint };
	if (shown.as === 'table') {
		const columns = field.type === 'table' ? field.columns : [];
		const cells = shown.rows.map(({ inputs }) => inputs.map(cellOf));
		return { ...about, as: 'table', columns, rows: cells };
	}
	const { options, value, unit } = shown.input;
	if (type === 'scale') {
		const numbers = options.map((option) => ({ value: option.value, chosen: option.chosen }));
		return { ...about, as: 'scale', numbers, from: field.from.label, to: field.to.label };
	}
	if (options.length > 0) return { ...about, as: 'boxes', options };
	const lines = Array.from({ length: type === 'long-text' ? 5 : 1 });
	return { ...about, as: 'lines', value, unit, lines: value === '' ? lines : lines.slice(2) };
}

/** What stands in a cell that is filled in. */
function cellOf({ options, value }: Extract<Shown, { as: 'input' }>['input']): string {
	if (options.length === 0) return value;
	return chosenInWords(options.flatMap(({ chosen, label }) => (chosen ? [label] : [])));
}
