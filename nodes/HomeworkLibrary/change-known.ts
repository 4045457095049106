import type { INodeProperties } from 'n8n-workflow';
import type { LibraryChange } from '../../temporal/contract/library-change';
import { knownExercises } from '../shared/exercises';
import type { Changing } from '../shared/operation';
import type { KnownExercises } from '../shared/parameters/exercise';
import type { Fields } from '../shared/parameters/fields';
import { ItemParameters } from '../shared/parameters/parameters';
import { changeLibrary, type ChangeWords } from './change-library';

/** Changes the exercise of every item, which is one that the library has, be it retired. */
export function changeKnown(
	properties: INodeProperties[],
	words: ChangeWords,
	read: (parameters: Fields, known: KnownExercises | undefined) => LibraryChange,
): Changing {
	return async (context, connection) => {
		const known = await knownExercises(connection);
		return (itemIndex) => {
			const parameters = new ItemParameters(context, itemIndex, properties, words.refused);
			const change = read(parameters, known);
			parameters.check();
			return changeLibrary(context, connection, itemIndex, change, words);
		};
	};
}
