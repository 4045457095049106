/** Why due may not be then, to be read after its name; undefined where it may. */
export function unfitDue(dueAt: string, deliverAt: string, now: number): string | undefined {
	return Date.parse(dueAt) <= now ? 'lies in the past; it must be ahead' : tooEarly(dueAt, deliverAt);
}

/** Why a session may not be then, to be read after its name; undefined where it may. */
export function unfitSession(sessionAt: string, deliverAt: string): string | undefined {
	return tooEarly(sessionAt, deliverAt);
}

function tooEarly(at: string, deliverAt: string): string | undefined {
	return Date.parse(at) <= Date.parse(deliverAt) ? `must be after delivery (${deliverAt})` : undefined;
}
