import { z } from 'zod/v4';
import { HOLDS_UNSEEN, holdsUnseen } from './unseen';

/** Characters that a person's name has at most. */
export const LONGEST_NAME = 200;

/** What mail programs make a link of, or what only an address has; "Dr.jane" has but lost a blank. */
const LINK =
	/:\/\/|\bwww\.|\p{L}\.\p{L}{2,}\/|@|(?<![^\s,])(?!(?:dr|prof|dott|sig|mr|mrs|ms)\.)[a-z\d-]{2,}(?:\.[a-z\d-]+)*\.[a-z]{2,}(?![^\s,:])/u;

/**
 * The name of a person, as people write it; blanks and line breaks in it are one blank. Messages are to be read after
 * the field's name, and never repeat what was found: errors are logged.
 */
export const personNameSchema = z
	.string()
	.overwrite((text) => text.trim().replaceAll(/\s+/g, ' '))
	.max(LONGEST_NAME, { error: `is longer than ${LONGEST_NAME} characters`, abort: true })
	.refine((text) => !holdsUnseen(text), { error: HOLDS_UNSEEN, abort: true })
	.refine((text) => /\p{L}/u.test(text), { error: 'has no letter in it; write a name', abort: true })
	.refine((text) => !LINK.test(text), { error: 'holds a web or e-mail address; write the name alone' });

/**
 * The one form of a name, by which people behind one address are told apart: its letters and digits alone, in small
 * letters, accents composed. So `Alex D.` is `alex d`, and `Alex Doe Jr.` is not `Alex Doe`.
 */
export function normalName(name: string): string {
	const letters = name.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
	// Through capitals, since `ß` and `SS` are one only there.
	return letters.toUpperCase().toLowerCase().normalize('NFC');
}
