import { exerciseOf } from '../../shared/parameters/exercise';
import { changeKnown } from '../change-known';
import type { ChangeWords } from '../change-library';
import { retireParameters } from './parameters';

const WORDS: ChangeWords = {
	refused: 'Nothing was retired',
	would: 'would be retired: it could be assigned no more',
	done: 'retired',
	note: 'It can be assigned no more. Open homework with it goes on, and Restore takes it back.',
	stood: 'It was retired before.',
};

/** Has the exercise of every item assigned no more. */
export const retire = changeKnown(retireParameters, WORDS, (parameters, known) => ({
	what: 'retire',
	exerciseId: parameters.need('exercise', exerciseOf(known))!,
}));
