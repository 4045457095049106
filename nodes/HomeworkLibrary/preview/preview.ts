import type { IDataObject } from 'n8n-workflow';
import { exercisePage } from '../../HomeworkPage/render';
import { wordsIn } from '../../HomeworkPage/words/page-words';
import type { Telling } from '../../shared/operation';
import { tellOfExercises } from '../exercises';
import { htmlNameOf, withFile } from '../with-file';
import { previewParameters } from './parameters';

const DAY_MS = 24 * 60 * 60_000;

/** The page of the exercise that every item names, as a client sees it on the day it comes, as HTML and as a file of it. */
export const preview: Telling = async (context, connection) => {
	const zone = context.getTimezone();
	const pages = await tellOfExercises(
		context,
		connection,
		previewParameters,
		({ exercise, about, practice }): IDataObject => {
			const { exerciseId, title, language, text, fields, attached } = exercise;
			const dueAt = new Date(Date.now() + about.window * DAY_MS).toISOString();
			const page = { generation: 0, outcome: 'open' as const, noteIds: [], practice, dueAt, zone };
			const html = exercisePage(
				{ ...page, exercise: { title, language, text, fields, attached } },
				{ nonce: '', alert: wordsIn(language).alerts.preview },
			);
			return { exerciseId, title, fileName: htmlNameOf(exercise), html };
		},
	);
	return await Promise.all(pages.map(async (item) => await withFile(context, item)));
};
