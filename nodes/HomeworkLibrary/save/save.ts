import type { IExecuteFunctions } from 'n8n-workflow';
import { EXERCISE_ID } from '../../../temporal/contract/exercise';
import type { Language } from '../../../temporal/contract/language';
import { MAX_MARKDOWN, type LibraryChange } from '../../../temporal/contract/library-change';
import type { Changing } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import type { Fields } from '../../shared/parameters/fields';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text, textLike } from '../../shared/parameters/text';
import { changeLibrary, type ChangeWords } from '../change-library';
import { languageParameter } from '../language-parameter';
import { readFile, type ReadFile } from './file';
import { betterName, exerciseNamed, languageNamed } from './file-name';
import { saveParameters } from './parameters';
import { PARTS, partParameters } from './part-parameters';
import { readParts } from './parts';
import { readSentFiles, type SentFiles } from './sent-files';

const WORDS: ChangeWords = {
	refused: 'Nothing was saved',
	would: 'would be saved, and count at once',
	done: 'saved',
	note: 'It counts from now on, for what is assigned anew; open homework stays as it was given. A form with a list of its own does not change by itself: add the title there.',
	stood: 'This is what the library has already.',
	ofRetired: {
		would: 'would be saved, and stay retired: nobody could assign it before Restore takes it back',
		note: 'It stays retired: nobody can assign it before Restore takes it back. Open homework stays as it was given.',
		stood: 'This is what the library has already. It is retired; Restore takes it back.',
	},
};

/** The same of fields, whose names in the file nobody sees. */
const OF_PARTS: ChangeWords = {
	...WORDS,
	labels: {
		language: languageParameter.displayName,
		...Object.fromEntries(
			partParameters.map(({ name, displayName }) => [PARTS[name as keyof typeof PARTS], displayName]),
		),
	},
};

/** Saves the exercise of every item as the practice's own, if it meets the library's rules. */
export const save: Changing = async (context, connection) => {
	const brought = await Promise.all(context.getInputData().map((_, itemIndex) => broughtBy(context, itemIndex)));
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, saveParameters, WORDS.refused);
		const change = readChange(parameters, brought[itemIndex]!);
		parameters.check();
		return changeLibrary(context, connection, itemIndex, change!, change!.what === 'save' ? WORDS : OF_PARTS);
	};
};

/** What an item brings: the file of an exercise, and those beside it. */
interface Brought {
	file?: ReadFile;
	sent: SentFiles;
}

async function broughtBy(context: IExecuteFunctions, itemIndex: number): Promise<Brought> {
	const from = context.getNodeParameter('saveFrom', itemIndex, '');
	if (from === 'markdown') return { sent: await readSentFiles(context, itemIndex, undefined) };
	const named = from === 'file' && context.getNodeParameter('saveFile', itemIndex, '');
	if (typeof named !== 'string') return { sent: [] };
	const field = fieldOf(context, itemIndex, named);
	return { file: await readFile(context, itemIndex, field), sent: await readSentFiles(context, itemIndex, field) };
}

/** The field of an item that holds its exercise: the one that is named, else the only one with Markdown, whatever n8n has called it. */
function fieldOf(context: IExecuteFunctions, itemIndex: number, named: string): string {
	const { binary = {} } = context.getInputData()[itemIndex] ?? {};
	if (binary[named]) return named;
	const markdown = Object.keys(binary).filter((field) => binary[field]!.fileName?.endsWith('.md'));
	return markdown.length === 1 ? markdown[0]! : named;
}

function readChange(parameters: Fields, { file, sent }: Brought): LibraryChange | undefined {
	const from = parameters.need('saveFrom', choice<'fields' | 'file' | 'markdown'>());
	const exerciseId = readId(parameters, file);
	if (from === 'fields') {
		const language = parameters.need('language', choice<Language>());
		const parts = readParts(parameters.group('parts'));
		if (exerciseId === undefined || language === undefined) return undefined;
		return { what: 'save-parts', exerciseId, language, parts };
	}
	const markdown = from === 'file' ? readContent(parameters, file) : readMarkdown(parameters);
	if ('problem' in sent) parameters.refuse(from === 'file' ? 'saveFile' : 'saveMarkdown', sent.problem);
	if (exerciseId === undefined || markdown === undefined || 'problem' in sent) return undefined;
	const named = file?.name === undefined ? undefined : languageNamed(file.name);
	return { what: 'save', exerciseId, markdown, ...(named && { named }), ...(sent.length > 0 && { files: sent }) };
}

/** The ID that is given; of a file, else its name. */
function readId(parameters: Fields, file: ReadFile | undefined): string | undefined {
	if (!parameters.isAbsent('saveId'))
		return parameters.read(
			'saveId',
			textLike(EXERCISE_ID, 'must be small letters, digits and dashes, as in evening-walk'),
		);
	// A file that cannot be read is at fault itself.
	if (file?.problem !== undefined) return undefined;
	const named = file?.name === undefined ? undefined : exerciseNamed(file.name);
	if (!named) parameters.refuse('saveId', file?.name === undefined ? 'is missing' : unfit(file.name));
	return named?.exerciseId;
}

function unfit(fileName: string): string {
	return `is missing, and cannot be taken from the name of the file, "${fileName}": fill it in, or name the file as in ${betterName(fileName)}`;
}

function readContent(parameters: Fields, file: ReadFile | undefined): string | undefined {
	if (file && file.problem === undefined) return file.content;
	parameters.refuse('saveFile', file?.problem ?? 'is missing');
	return undefined;
}

function readMarkdown(parameters: Fields): string | undefined {
	return parameters.need('saveMarkdown', text({ longest: MAX_MARKDOWN, lines: true }));
}
