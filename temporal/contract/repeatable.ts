/** One word in small letters, such as `tomorrow`; a zone, such as `Europe/Atlantis`. */
const WORD_OR_ZONE = /^[a-z]*$|^[A-Z][A-Za-z]+(\/[\w+-]+)+$/;

/** What may be spelt with a capital in a date or a time; three letters or less are a month, a zone or a unit, mostly. */
const OF_CALENDARS =
	/^(\p{L}{1,3}|sept|tues|thurs|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/iu;

/**
 * Whether an error may repeat what stands in a field: a date, a time, an amount, a small word or a zone. In the place of a
 * date, a zone or a choice a person's name or address may stand, out of another column, and errors are logged.
 */
export function isRepeatable(text: string): boolean {
	return !text.includes('@') && (WORD_OR_ZONE.test(text) || isDateOrAmount(text));
}

function isDateOrAmount(text: string): boolean {
	const words = text.match(/\p{L}+/gu) ?? [];
	return /\d/.test(text) && words.every((word) => word === word.toLowerCase() || OF_CALENDARS.test(word));
}
