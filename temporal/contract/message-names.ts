// Apart from the schema, which brings zod: nodes have these names as n8n starts.

/**
 * What clients get, and what staff call each; a reminder is `remind-near-due` where its plan says that it is near due. `stopped` is
 * the last one to whoever stopped messages.
 */
export const CLIENT_MESSAGES = {
	deliver: 'Deliver Homework',
	remind: 'Remind a Client',
	'remind-near-due': 'Remind a Client, the Last Time',
	confirm: 'Confirm Completion',
	stopped: 'Messages Were Stopped',
} as const;

/** What clinicians and staff get, and what they call each. */
export const STAFF_MESSAGES = {
	brief: 'Brief for a Clinician',
	code: 'One-Time Code for a Clinician',
	attention: 'Something Needs Attention',
	answered: 'A Client Answered',
	overdue: 'Homework Is Overdue',
	undeliverable: 'Homework Could Not Be Delivered',
} as const;

/** All that is said by a message of the library. */
export const MESSAGE_NAMES = { ...CLIENT_MESSAGES, ...STAFF_MESSAGES };

export type ClientMessageKind = keyof typeof CLIENT_MESSAGES;
export type MessageKind = keyof typeof MESSAGE_NAMES;

export const CLIENT_MESSAGE_KINDS = Object.keys(CLIENT_MESSAGES) as ClientMessageKind[];
export const MESSAGE_KINDS = Object.keys(MESSAGE_NAMES) as MessageKind[];

/** Whether a message goes to clients, by e-mail, SMS or portal; others go to staff, by e-mail. */
export function isToClients(message: MessageKind): message is ClientMessageKind {
	return message in CLIENT_MESSAGES;
}
