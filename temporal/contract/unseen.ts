/** Control characters, and those without width or that turn the direction of reading. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Joiners that a script needs between its letters, as Persian and Hindi do. */
const NEEDED_JOINER = /(?<=[\p{Script=Arabic}\p{M}])[\u200C\u200D](?=[\p{L}\p{M}])/gu;

/** How a refusal tells of such characters, to be read after the name of its field. */
export const HOLDS_UNSEEN = 'holds characters that nobody sees; type it anew';

/** A text without characters that nobody sees. */
export function withoutUnseen(text: string): string {
	return text.replaceAll(UNSEEN, '');
}

/** Whether a text holds characters that nobody sees and that no script needs. */
export function holdsUnseen(text: string): boolean {
	return text.replaceAll(NEEDED_JOINER, '').search(UNSEEN) >= 0;
}
