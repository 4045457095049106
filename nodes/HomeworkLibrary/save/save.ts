import type { IExecuteFunctions } from 'n8n-workflow';
import { EXERCISE_ID, exerciseIdSchema } from '../../../temporal/contract/exercise';
import type { Language } from '../../../temporal/contract/language';
import { MAX_MARKDOWN, type LibraryChange } from '../../../temporal/contract/library-change';
import type { Changing } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import type { Fields } from '../../shared/parameters/fields';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text, textLike } from '../../shared/parameters/text';
import { changeLibrary, type ChangeWords } from '../change-library';
import { readFile, type ReadFile } from './file';
import { saveParameters } from './parameters';
import { readParts } from './parts';

const WORDS: ChangeWords = {
	refused: 'Nothing was saved',
	would: 'would be saved, and count at once',
	done: 'saved',
	note: 'It counts from now on, for what is assigned anew; open homework stays as it was given. A form with a list of its own does not change by itself: add the title there.',
	stood: 'This is what the library has already.',
};

/** Saves the exercise of every item as the practice's own, if it meets the library's rules. */
export const save: Changing = async (context, connection) => {
	const files = await Promise.all(context.getInputData().map((_, itemIndex) => fileOf(context, itemIndex)));
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, saveParameters, WORDS.refused);
		const change = readChange(parameters, files[itemIndex]);
		parameters.check();
		return changeLibrary(context, connection, itemIndex, change!, WORDS);
	};
};

async function fileOf(context: IExecuteFunctions, itemIndex: number): Promise<ReadFile | undefined> {
	if (context.getNodeParameter('saveFrom', itemIndex, '') !== 'file') return undefined;
	const field = context.getNodeParameter('saveFile', itemIndex, '');
	return typeof field === 'string' ? await readFile(context, itemIndex, field) : undefined;
}

function readChange(parameters: Fields, file: ReadFile | undefined): LibraryChange | undefined {
	const from = parameters.need('saveFrom', choice<'fields' | 'file' | 'markdown'>());
	const exerciseId = readId(parameters, file);
	if (from === 'fields') {
		const language = parameters.need('language', choice<Language>());
		const parts = readParts(parameters.group('parts'));
		if (exerciseId === undefined || language === undefined) return undefined;
		return { what: 'save-parts', exerciseId, language, parts };
	}
	const markdown = from === 'file' ? readContent(parameters, file) : readMarkdown(parameters);
	if (exerciseId === undefined || markdown === undefined) return undefined;
	return { what: 'save', exerciseId, markdown };
}

/** The ID that is given; of a file, else its name. */
function readId(parameters: Fields, file: ReadFile | undefined): string | undefined {
	if (!parameters.isAbsent('saveId'))
		return parameters.read(
			'saveId',
			textLike(EXERCISE_ID, 'must be small letters, digits and dashes, as in evening-walk'),
		);
	const { success, data } = exerciseIdSchema.safeParse(file?.name);
	if (success) return data;
	parameters.refuse('saveId', 'is missing');
	return undefined;
}

function readContent(parameters: Fields, file: ReadFile | undefined): string | undefined {
	if (file && file.problem === undefined) return file.content;
	parameters.refuse('saveFile', file?.problem ?? 'is missing');
	return undefined;
}

function readMarkdown(parameters: Fields): string | undefined {
	return parameters.need('saveMarkdown', text({ longest: MAX_MARKDOWN, lines: true }));
}
