import type { Language } from '../../../temporal/contract/language';
import { knownExercises } from '../../shared/exercises';
import type { Changing } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { exerciseOf } from '../../shared/parameters/exercise';
import { ItemParameters } from '../../shared/parameters/parameters';
import { changeLibrary, type ChangeWords } from '../change-library';
import { useFileParameters } from './parameters';

const WORDS: ChangeWords = {
	refused: 'Nothing was changed',
	would: 'would be used, as it came with the library',
	done: "the library's own is used",
	note: 'What is assigned from now on is as it came with the library. What the practice saved stays on record.',
	stood: 'It is as it came with the library.',
};

/** Has the exercise of every item be again as it came with the library. */
export const useFile: Changing = async (context, connection) => {
	const known = await knownExercises(connection, 'too');
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, useFileParameters, WORDS.refused);
		const exerciseId = parameters.need('exercise', exerciseOf(known))!;
		const language = parameters.need('language', choice<Language>())!;
		parameters.check();
		return changeLibrary(context, connection, itemIndex, { what: 'use-file', exerciseId, language }, WORDS);
	};
};
