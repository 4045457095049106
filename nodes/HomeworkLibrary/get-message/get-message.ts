import { ask } from '../../shared/ask';
import type { Telling } from '../../shared/operation';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { foundOf, readWhich } from '../messages';
import { getMessageParameters } from './parameters';

/** The message that every item names, as it is written. */
export const getMessage: Telling = async (context, connection) => {
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, getMessageParameters, 'No message');
		const which = readWhich(parameters);
		parameters.check();
		return which!;
	};
	return await tellOfEach(context, read, async (which) => {
		const found = foundOf(which, await ask(connection, 'getMessage', which));
		const { standing, yaml, difference, problems, inUse, readingLevel } = found;
		return {
			...{ ...which, ...standing, yaml, inUse, problems },
			...(readingLevel !== undefined && { readingLevel }),
			...(difference !== undefined && { difference }),
		};
	});
};
