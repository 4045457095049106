import type { INodeProperties } from 'n8n-workflow';
import { LANGUAGE_NAMES, languageSchema } from '../../temporal/contract/language';

/** The parameter by which a node is told which language of an exercise is meant. */
export const languageParameter: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: languageSchema.options.map((value) => ({ name: LANGUAGE_NAMES[value], value })),
	default: 'en',
};
