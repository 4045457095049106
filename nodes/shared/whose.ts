/** Clients that a preview names. */
const NAMED = 20;

/** Those of many clients that a preview names. */
export function firstOf(clients: string[]): string[] {
	return clients.slice(0, NAMED);
}

/** `Ada E., Bo B. and 3 others`. */
export function whose(clients: string[]): string {
	const named = firstOf(clients).join(', ');
	return clients.length > NAMED ? `${named} and ${clients.length - NAMED} others` : named;
}
