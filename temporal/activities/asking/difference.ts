import { createTwoFilesPatch } from 'diff';

/** A file in one of its two states. */
interface State {
	text: string;
	/** Whose it is, in words. */
	as: string;
}

/** What the library's own file says otherwise, line by line: lines with - are the practice's, lines with + the file's. */
export function differenceOf(name: string, saved: State, file: State): string {
	return createTwoFilesPatch(name, name, saved.text, file.text, saved.as, file.as);
}
