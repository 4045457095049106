import type { Language } from '../contract/language';
import { LANGUAGE_NAMES } from '../contract/language-names';
import type { LibraryChanged } from '../contract/library-change';
import type { LibraryStep } from '../contract/library-step';
import type { Problem } from './library-file';

/** What a change comes to; `step` is what has to be put on record for that. */
export interface Weighed {
	changed: LibraryChanged;
	step?: LibraryStep;
	/** Files that are new by it, by their checksums. */
	files?: ReadonlyMap<string, Buffer>;
}

export function refused(...problems: Array<Pick<Problem, 'line' | 'message'>>): Weighed {
	const told = problems.map(({ line, message }) => ({ ...(line !== undefined && { line }), message }));
	return { changed: { kind: 'library-refused', problems: told } };
}

/** Nobody has seen the file that was made of parts. */
export function withoutLines(weighed: Weighed): Weighed {
	const { changed } = weighed;
	if (changed.kind !== 'library-refused') return weighed;
	return refused(...changed.problems.map(({ message }) => ({ message })));
}

export function notSpoken(language: Language): string {
	const name = LANGUAGE_NAMES[language];
	return `field language: the practice does not speak ${name} to clients yet; have a text in ${name} put into crisisText in practice.yaml, and its messages into messages/, by whoever looks after the homework service`;
}
