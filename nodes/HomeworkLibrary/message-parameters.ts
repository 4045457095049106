import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { CLIENT_MESSAGES, MESSAGE_NAMES } from '../../temporal/contract/message-names';

/** All messages, to choose from; those to clients are told apart by their description. */
const MESSAGES: INodePropertyOptions[] = Object.entries(MESSAGE_NAMES)
	.map(([value, name]) => ({
		...{ name, value },
		description: value in CLIENT_MESSAGES ? 'To a client' : 'To a clinician or the office, in English',
	}))
	.sort((one, other) => one.name.localeCompare(other.name, 'en'));

/** The parameter by which a node is told which message is meant. */
export const messageParameter: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'options',
	options: MESSAGES,
	default: 'deliver',
};

/** Ways by which messages reach people, in the words of Homework Trigger. */
export const CHANNELS: INodePropertyOptions[] = [
	{ name: 'E-Mail', value: 'email' },
	{ name: 'Portal or Secure Messenger', value: 'portal' },
	{ name: 'SMS', value: 'sms' },
];
