/** Characters that a client's words may have at most, as people count them. */
export const MAX_NOTE = 5000;

/** The same of what a clinician writes to a client. */
export const MAX_NOTE_TO_CLIENT = 1000;

/** The same of a reason that staff give. */
export const MAX_REASON = 500;

/** Places in memory that all that is entered into an exercise's fields may take, as JSON. */
export const MAX_ENTRIES = 100_000;

/** The same of what a clinician fills in for a client: it is in the assignment's input and in its memo twice. */
export const MAX_PRESETS = 8_000;

/** Characters that what is saved for later may take, sealed: as much as an answer, with what another device has saved. */
export const MAX_SEALED = 700_000;

/** Places in memory that a character may take at most, on the average: one with an accent takes two, many a sign of joy eight. */
const UNITS = 4;

/** How long a text of so many characters may be, in UTF-16 code units: its bound where nobody counts as people do. */
export function unitsOf(characters: number): number {
	return characters * UNITS;
}

/** How many characters a text has as people see them: `👩‍👩‍👧` is one, and so is `é`, however it is written. */
export function charactersIn(text: string): number {
	return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;
}

/** Whether a text has at most so many characters, and no more than can be kept. */
export function fits(text: string, characters: number): boolean {
	return text.length <= unitsOf(characters) && (text.length <= characters || charactersIn(text) <= characters);
}
