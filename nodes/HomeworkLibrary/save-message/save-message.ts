import type { Channel } from '../../../temporal/contract/command';
import { MAX_MESSAGE, type MessageChange, type WhichMessage } from '../../../temporal/contract/message-change';
import { isToClients } from '../../../temporal/contract/message-names';
import type { Changing } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import type { Fields } from '../../shared/parameters/fields';
import { ItemParameters, SetParameters } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { changeLibrary, type ChangeWords } from '../change-library';
import { languageParameter } from '../language-parameter';
import { readWhich } from '../messages';
import { keptPlaces } from './kept-places';
import { partParameters, saveMessageParameters } from './parameters';

const WORDS: ChangeWords = {
	refused: 'Nothing was saved',
	would: 'would be saved, and count at once',
	done: 'saved',
	note: 'It counts from now on, also for what was planned before; what may have gone out already is not said again in other words. Message: Preview shows how it reads.',
	stood: 'These are the words that it has already.',
};

/** The same of fields, whose names in the file nobody sees. */
const OF_PARTS: ChangeWords = {
	...WORDS,
	labels: Object.fromEntries(
		[languageParameter, ...partParameters].map(({ name, displayName }) => [name, displayName]),
	),
};

type From = 'fields' | 'file';

const PARTS = partParameters.map(({ name }) => name);

const words = text({ longest: MAX_MESSAGE, lines: true, template: true });

/** Saves the practice's own words for the message of every item, if they meet the library's rules. */
export const saveMessage: Changing = (context, connection) => (itemIndex) => {
	const parameters = new ItemParameters(context, itemIndex, saveMessageParameters, WORDS.refused);
	const from = parameters.need('saveMessageFrom', choice<From>());
	// What holds a place of the message may be no expression that n8n can evaluate, and so is looked at before.
	const set = new SetParameters(context, itemIndex, saveMessageParameters, WORDS.refused);
	checkPlaces(set, from);
	set.check();
	const change = readChange(parameters, from);
	parameters.check();
	return changeLibrary(context, connection, itemIndex, change!, from === 'file' ? WORDS : OF_PARTS);
};

function readChange(parameters: Fields, from: From | undefined): MessageChange | undefined {
	const which = readWhich(parameters);
	if (from === 'file') {
		const yaml = parameters.need('messageFile', words);
		return which && yaml !== undefined ? { what: 'save-message', ...which, yaml } : undefined;
	}
	const channel = parameters.need('saveChannel', choice<Channel>());
	const parts = readParts(parameters.group('words'));
	if (!which || !channel) return undefined;
	if (!isToClients(which.message) && channel !== 'email') {
		parameters.refuse('saveChannel', 'must be E-Mail: this message goes to clinicians or staff');
		return undefined;
	}
	return { what: 'save-message-parts', ...which, parts: inFile(which, channel, parts) };
}

/** Notes each field in which n8n itself would fill in what is to be filled in as the message goes out. */
function checkPlaces(set: Fields, from: From | undefined): void {
	if (from === 'file') {
		set.read('messageFile', keptPlaces);
	} else {
		const group = set.group('words');
		for (const name of PARTS) group.read(name, keptPlaces);
	}
}

type Parts = Extract<MessageChange, { what: 'save-message-parts' }>['parts'];

/** What is set, by the names that it has; what is empty is not set. */
function readParts(fields: Fields): Parts {
	const parts: Parts = {};
	for (const name of PARTS) {
		const value = fields.read(name, words);
		if (value !== undefined) parts[name] = name === 'subject' ? oneOrSeveral(value) : value;
	}
	return parts;
}

function oneOrSeveral(subject: string): string | string[] {
	const lines = subject
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
	return lines.length === 1 ? lines[0]! : lines;
}

/** The same by the paths of the message's file, in which what goes to clients has a part for each channel. */
function inFile({ message }: WhichMessage, channel: Channel, parts: Parts): Parts {
	if (!isToClients(message)) return parts;
	return Object.fromEntries(Object.entries(parts).map(([name, value]) => [`${channel}.${name}`, value]));
}
