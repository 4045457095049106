/** So many characters fit into one SMS, where all of them are of GSM 03.38. */
export const SMS_CHARACTERS = 160;

/** The basic table of GSM 03.38, and its extension, whose characters take the room of two. */
const BASIC = /[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]/;
const EXTENSION = /[\f^{}\\[~\]|€]/;

/** The characters that an SMS of that table has no place for, each once. */
export function notInGsm7(text: string): string[] {
	return [...new Set(text)].filter((character) => !BASIC.test(character) && !EXTENSION.test(character));
}

/** How much room a text takes that has only characters of that table. */
export function gsm7Length(text: string): number {
	return [...text].reduce((length, character) => length + (EXTENSION.test(character) ? 2 : 1), 0);
}
