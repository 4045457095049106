import type { ExerciseKind } from '../../../temporal/contract/exercise';
import type { Language } from '../../../temporal/contract/language';
import { ask } from '../../shared/ask';
import type { Telling } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters } from '../../shared/parameters/parameters';
import { quantity } from '../../shared/parameters/quantity';
import { text } from '../../shared/parameters/text';
import { tellOfEach } from '../../shared/rows';
import { aboutInWords } from '../about-in-words';
import { getManyParameters } from './parameters';

/** The exercises that every item looks for. Where none fits, nothing is told. */
export const getMany: Telling = async (context, connection) => {
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, getManyParameters, 'No list');
		const search = parameters.read('search', text());
		const kind = parameters.need('kind', choice<ExerciseKind | 'any'>());
		const language = parameters.read('language', choice<Language>());
		const minutes = parameters.read('minutes', quantity);
		const retired = parameters.read('retiredToo', flag);
		parameters.check();
		return { search, kind, language, minutes, retired };
	};
	return await tellOfEach(context, read, async ({ search, kind, language, minutes, retired }) => {
		const found = await ask(connection, 'findExercises', {
			...(search !== undefined && { search }),
			...(kind !== 'any' && { kind }),
			...(language && { language }),
			...(minutes !== undefined && { minutes }),
			...(retired && { retired }),
		});
		return found.map(aboutInWords);
	});
};
