/** A date, a time or an amount; one word in small letters, such as `tomorrow`; a zone, such as `Europe/Atlantis`. */
const HARMLESS = /\d|^[a-z]*$|^[A-Z][A-Za-z]+(\/[\w+-]+)+$/;

/**
 * Whether an error may repeat what stands in a field. In the place of a date, a zone or a choice a person's name or address
 * may stand, out of another column, and errors are logged.
 */
export function isRepeatable(text: string): boolean {
	return HARMLESS.test(text) && !text.includes('@');
}
