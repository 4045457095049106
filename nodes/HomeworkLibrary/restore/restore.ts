import { exerciseOf } from '../../shared/parameters/exercise';
import { changeKnown } from '../change-known';
import type { ChangeWords } from '../change-library';
import { restoreParameters } from './parameters';

const WORDS: ChangeWords = {
	refused: 'Nothing was restored',
	would: 'would be restored: it could be assigned again',
	done: 'restored',
	note: 'It can be assigned again.',
	stood: 'It is not retired.',
};

/** Has the exercise of every item assigned again. */
export const restore = changeKnown(restoreParameters, WORDS, (parameters, known) => ({
	what: 'restore',
	exerciseId: parameters.need('retiredExercise', exerciseOf(known))!,
}));
