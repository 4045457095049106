import type { Changing } from '../../shared/operation';
import { ItemParameters } from '../../shared/parameters/parameters';
import { changeLibrary, type ChangeWords } from '../change-library';
import { readWhich } from '../messages';
import { useMessageFileParameters } from './parameters';

const WORDS: ChangeWords = {
	refused: 'Nothing was changed',
	would: 'would be said as it came with the library',
	done: "the library's own is used",
	note: 'It goes out as it came with the library from now on. What the practice saved stays on record.',
	stood: 'It is as it came with the library.',
};

/** Has the message of every item be said again as it came with the library. */
export const useMessageFile: Changing = (context, connection) => (itemIndex) => {
	const parameters = new ItemParameters(context, itemIndex, useMessageFileParameters, WORDS.refused);
	const which = readWhich(parameters);
	parameters.check();
	return changeLibrary(context, connection, itemIndex, { what: 'use-message-file', ...which! }, WORDS);
};
