import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { LANGUAGE_NAMES } from '../../temporal/contract/language-names';
import type { LibraryChange, LibraryChanged } from '../../temporal/contract/library-change';
import { MESSAGE_NAMES } from '../../temporal/contract/message-names';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import { askIfAnswered } from '../shared/ask';
import { changeId } from '../shared/change-id';
import type { HomeworkConnection } from '../shared/connection';
import { NOT_LOOKED_UP, TAKES_EFFECT_LATER } from '../shared/later';
import type { Change } from '../shared/operation';
import { Problem } from '../shared/problem';
import { request } from '../shared/request';

/** How an operation speaks of what it changes. */
export interface ChangeWords {
	/** How a refusal begins: `Nothing was saved`. */
	refused: string;
	/** What would be done: `would be retired`. */
	would: string;
	/** What was done, as a status: `retired`. */
	done: string;
	/** What that means. */
	note: string;
	/** Why nothing had to be done. */
	stood: string;
	/** How the editor calls the fields of a file, by their names in there, where these were set one by one. */
	labels?: Record<string, string>;
	/** What is said in their place where the exercise is retired and stays so, if that matters. */
	ofRetired?: Pick<ChangeWords, 'would' | 'note' | 'stood'>;
}

type Changed = Extract<LibraryChanged, { kind: 'library-changed' }>;

/** Changes an exercise or a message of the library, or tells what would come of that. */
export function changeLibrary(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
	itemIndex: number,
	change: LibraryChange,
	words: ChangeWords,
): Change {
	const { about, named } = subjectOf(change);
	return {
		...{ about, changes: Object.values(about).join('.') },
		preview: async () => {
			const changed = await askIfAnswered(connection, 'previewLibraryChange', { change });
			if (!changed) return { plan: [`${named} ${words.would}`, NOT_LOOKED_UP], checked: false };
			const would = taken(changed, words);
			return { plan: [planned(would, words), ...apartIn(would)], checked: true };
		},
		carryOut: async () => {
			const id = changeId(context, connection.ring, itemIndex, change);
			const input = { version: CONTRACT_VERSION, kind: 'change-library', changeId: id, change } as const;
			const requested = await request(connection, `library/${id}`, input);
			if (!requested.done) return { status: 'accepted', note: TAKES_EFFECT_LATER };
			const isOneOfMany = context.getInputData().length > 1;
			return told(taken(requested.result as LibraryChanged, words, isOneOfMany ? ` of ${named}` : ''), words);
		},
	};
}

/** By which ids an item tells what is changed, and what it is called where nobody tells its title. */
function subjectOf(change: LibraryChange): { about: Record<string, string>; named: string } {
	if (!('message' in change)) return { about: { exerciseId: change.exerciseId }, named: change.exerciseId };
	const { message, language } = change;
	return { about: { message, language }, named: MESSAGE_NAMES[message] };
}

function planned({ as, title, language, exerciseVersion, retired }: Changed, words: ChangeWords): string {
	const { would, stood } = { ...words, ...(retired && words.ofRetired) };
	if (as === 'unchanged') return `Nothing would be changed: ${stood}`;
	const version = exerciseVersion === undefined ? '' : `, version ${exerciseVersion}`;
	const inLanguage = language === undefined ? '' : ` in ${LANGUAGE_NAMES[language]}`;
	return `${title}${inLanguage}${version}${as === 'new' ? ', which is new,' : ''} ${would}`;
}

function told(changed: Changed, words: ChangeWords): IDataObject {
	const { as, title, language, exerciseVersion, retired } = changed;
	const { done, note, stood } = { ...words, ...(retired && words.ofRetired) };
	const about = {
		title,
		...(language && { language }),
		...(exerciseVersion !== undefined && { version: exerciseVersion }),
	};
	if (as === 'unchanged') return { status: 'unchanged', ...about, note: stood };
	return { status: done, ...about, note: [note, ...apartIn(changed)].join(' ') };
}

/** That an exercise is not the same in all its languages any more, and what to do. */
function apartIn({ apart = [] }: Changed): string[] {
	if (apart.length === 0) return [];
	return [`In its other language it is another one now, which has to be saved, too: ${apart.join('; ')}.`];
}

/**
 * @param of which one it is, where others are done
 * @throws Problem that says all that is wrong, where it cannot be done
 */
function taken(changed: LibraryChanged, { refused, labels = {} }: ChangeWords, of = ''): Changed {
	if (changed.kind === 'library-changed') return changed;
	const problems = changed.problems.map(({ line, message }) =>
		line === undefined ? labelled(message, labels) : `line ${line}: ${message}`,
	);
	throw new Problem('rejected', `${refused}${of}: ${problems.join('; ')}`, 'Correct what is named, and run it again.');
}

/** Names the field as the editor does: `field window: must …` as `Usual Days: must …`. */
function labelled(message: string, labels: Record<string, string>): string {
	return message.replace(/^(?:field )?([\w.-]+): /, (whole, path: string) => {
		const name = path.split('.').find((part) => part in labels);
		if (name === undefined) return whole;
		return path === name ? `${labels[name]}: ` : `${labels[name]} (${path}): `;
	});
}
