import type { INodeProperties } from 'n8n-workflow';
import { LANGUAGE_NAMES } from '../../temporal/contract/language-names';

/** The parameter by which a node is told which language of an exercise is meant. */
export const languageParameter: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: Object.entries(LANGUAGE_NAMES).map(([value, name]) => ({ name, value })),
	default: 'en',
};

/** The same, where it may be left out. */
function optional(otherwise: string, description: string): INodeProperties {
	const { options, ...parameter } = languageParameter;
	return { ...parameter, options: [{ name: otherwise, value: '' }, ...options!], default: '', description };
}

/** For one exercise. */
export const inItsLanguage = optional(
	'Default',
	'By default that of the title, where one is given, else English if there is one',
);

/** For many. */
export const inAnyLanguage = optional('Any', 'Only what is there in it');
