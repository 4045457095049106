import type { Language } from '../../../temporal/contract/language';
import { choice } from '../../shared/parameters/choice';
import { exerciseOf } from '../../shared/parameters/exercise';
import { changeKnown } from '../change-known';
import type { ChangeWords } from '../change-library';
import { useFileParameters } from './parameters';

const WORDS: ChangeWords = {
	refused: 'Nothing was changed',
	would: 'would be used, as it came with the library',
	done: "the library's own is used",
	note: 'What is assigned from now on is as it came with the library. What the practice saved stays on record.',
	stood: 'It is as it came with the library.',
	ofRetired: {
		would:
			'would be as it came with the library, and stay retired: nobody could assign it before Restore takes it back',
		note: 'It stays retired: nobody can assign it before Restore takes it back. What the practice saved stays on record.',
		stood: 'It is as it came with the library. It is retired; Restore takes it back.',
	},
};

/** Has the exercise of every item be again as it came with the library. */
export const useFile = changeKnown(useFileParameters, WORDS, (parameters, known) => ({
	what: 'use-file',
	exerciseId: parameters.need('exercise', exerciseOf(known))!,
	language: parameters.need('language', choice<Language>())!,
}));
