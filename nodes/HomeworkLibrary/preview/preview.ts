import { exercisePage } from '../../HomeworkPage/render';
import { wordsIn } from '../../HomeworkPage/words/page-words';
import type { Telling } from '../../shared/operation';
import { tellOfExercises } from '../exercises';
import { previewParameters } from './parameters';

const DAY_MS = 24 * 60 * 60_000;

/** The page of the exercise that every item names, as a client sees it on the day it comes. */
export const preview: Telling = async (context, connection) =>
	await tellOfExercises(context, connection, previewParameters, ({ exercise, about, practice }) => {
		const { exerciseId, title, language, text, fields, attached } = exercise;
		const dueAt = new Date(Date.now() + about.window * DAY_MS).toISOString();
		const page = { generation: 0, outcome: 'open' as const, noteIds: [], practice, dueAt, zone: context.getTimezone() };
		const html = exercisePage(
			{ ...page, exercise: { title, language, text, fields, attached } },
			{ nonce: '', alert: wordsIn(language).alerts.preview },
		);
		return { exerciseId, title, html };
	});
