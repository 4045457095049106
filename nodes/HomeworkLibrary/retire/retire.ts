import { knownExercises } from '../../shared/exercises';
import type { Changing } from '../../shared/operation';
import { exerciseOf } from '../../shared/parameters/exercise';
import { ItemParameters } from '../../shared/parameters/parameters';
import { changeLibrary, type ChangeWords } from '../change-library';
import { retireParameters } from './parameters';

const WORDS: ChangeWords = {
	refused: 'Nothing was retired',
	would: 'would be retired: it could be assigned no more',
	done: 'retired',
	note: 'It can be assigned no more. Open homework with it goes on, and Restore takes it back.',
	stood: 'It was retired before.',
};

/** Has the exercise of every item assigned no more. */
export const retire: Changing = async (context, connection) => {
	const known = await knownExercises(connection, 'too');
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, retireParameters, WORDS.refused);
		const exerciseId = parameters.need('exercise', exerciseOf(known))!;
		parameters.check();
		return changeLibrary(context, connection, itemIndex, { what: 'retire', exerciseId }, WORDS);
	};
};
