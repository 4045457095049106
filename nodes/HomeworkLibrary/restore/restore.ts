import { knownExercises } from '../../shared/exercises';
import type { Changing } from '../../shared/operation';
import { exerciseOf } from '../../shared/parameters/exercise';
import { ItemParameters } from '../../shared/parameters/parameters';
import { changeLibrary, type ChangeWords } from '../change-library';
import { restoreParameters } from './parameters';

const WORDS: ChangeWords = {
	refused: 'Nothing was restored',
	would: 'would be restored: it could be assigned again',
	done: 'restored',
	note: 'It can be assigned again.',
	stood: 'It is not retired.',
};

/** Has the exercise of every item assigned again. */
export const restore: Changing = async (context, connection) => {
	const known = await knownExercises(connection, 'too');
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, restoreParameters, WORDS.refused);
		const exerciseId = parameters.need('retiredExercise', exerciseOf(known))!;
		parameters.check();
		return changeLibrary(context, connection, itemIndex, { what: 'restore', exerciseId }, WORDS);
	};
};
