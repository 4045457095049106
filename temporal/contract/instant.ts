/** What the ledger takes, too: what it refuses would end a workflow. */
const UTC_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

/** Whether this is a UTC instant as the contract writes it. Free of imports, so that workflow code may use it. */
export function isInstant(value: unknown): value is string {
	return typeof value === 'string' && UTC_INSTANT.test(value) && !isNaN(Date.parse(value));
}
