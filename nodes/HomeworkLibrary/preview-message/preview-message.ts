import type { IDataObject } from 'n8n-workflow';
import type { Channel } from '../../../temporal/contract/command';
import type { Said } from '../../../temporal/contract/questions-messages';
import { ask } from '../../shared/ask';
import type { Telling } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { foundOf, readWhich, type Found } from '../messages';
import { previewMessageParameters } from './parameters';

/** The message that every item names, as it reads: an item for each of its wordings, by channel. */
export const previewMessage: Telling = async (context, connection) => {
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, previewMessageParameters, 'No message');
		const which = readWhich(parameters);
		const channel = parameters.need('previewChannel', choice<Channel | 'any'>());
		parameters.check();
		return { which: which!, channel: channel! };
	};
	return await tellOfEach(context, read, async ({ which, channel }) => {
		const found = foundOf(which, await ask(connection, 'getMessage', which));
		return found.said
			.filter((said) => channel === 'any' || said.channel === channel)
			.map((said) => ({ ...which, ...said, ...standingOf(found, said) }));
	});
};

/** Whose words these are, and how the library's own read in their place, where there are any. */
function standingOf({ standing, readingLevel, library = [] }: Found, said: Said): IDataObject {
	const own = library.find(
		({ channel, about, wording }) =>
			channel === said.channel && about === said.about && wording === Math.min(said.wording, mostOf(library, said)),
	);
	return {
		...standing,
		...(readingLevel !== undefined && { readingLevel }),
		...(own && { library: own.subject === undefined ? own.text : `${own.subject}\n\n${own.text}` }),
	};
}

/** How many wordings there are of the same. */
function mostOf(library: Said[], { channel, about }: Said): number {
	return library.filter((each) => each.channel === channel && each.about === about).length;
}
