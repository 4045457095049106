/** Digits with what stands between them in a number, not within an address, a time or an amount. */
const DIGITS = /(?<![\p{L}\p{N}_@#.,:/$€£%-])(?:\+|\()?\d[\d ().\u00A0-]*\d(?![\p{L}\p{N}_@%]|[.,:/-]\d)/gu;

/** What counts something else: `24 hours`, `24 horas`. */
const COUNTED =
	/^\s*(?:hours?|hrs?|days?|minutes?|mins?|weeks?|months?|years?|people|times|percent|horas?|d[ií]as?|minutos?|semanas?|mes(?:es)?|a[nñ]os?|personas|veces|por ciento)(?!\p{L})/iu;

/** A word to text and no call: `text HOME to 741741`, `envía HOLA al 741741`. */
const TEXTED = /\b(?:(?:text|sms|send)\s+\S+\s+to|(?:env[ií][ae]|mand[ae])\s+\S+\s+al?)\s+$/i;

const DATE = /^(?:\d{4}[-.]\d\d?[-.]\d\d?|\d\d?[-.]\d\d?[-.]\d{4})$/;
const YEAR = /^(?:19|20)\d\d$/;

/** The text as HTML, escaped, in which a tap on a phone number calls it, or begins a message to it where the words say so. */
export function withPhoneLinks(text: string): string {
	const parts: string[] = [];
	let end = 0;
	for (const { 0: run, index } of text.matchAll(DIGITS)) {
		for (const { number, at } of numbersIn(run, text.slice(index + run.length))) {
			const begin = index + at;
			parts.push(escaped(text.slice(end, begin)));
			parts.push(link(number, TEXTED.test(text.slice(0, begin)) ? 'sms' : 'tel'));
			end = begin + number.length;
		}
	}
	return parts.join('') + escaped(text.slice(end));
}

/** A link to one number, as it is written. */
export function phoneLink(number: string): string {
	return link(number, 'tel');
}

function link(number: string, scheme: 'tel' | 'sms'): string {
	const plus = number.trim().startsWith('+') ? '+' : '';
	const digits = (plus ? number.replace('(0)', '') : number).replaceAll(/\D/g, '');
	return `<a href="${scheme}:${plus}${digits}">${escaped(number)}</a>`;
}

/** The numbers in a run of digits: itself, or, where several numbers stand one behind the other, each by itself. */
function numbersIn(run: string, behind: string): Array<{ number: string; at: number }> {
	if (COUNTED.test(behind)) {
		const last = /[ \u00A0(]+\d+$/.exec(run);
		return last ? numbersIn(run.slice(0, last.index), '') : [];
	}
	if (isWhole(run)) return [{ number: run, at: 0 }];
	return [...run.matchAll(/\d+/g)]
		.filter(([number]) => isShort(number))
		.map(({ 0: number, index }) => ({ number, at: index }));
}

function isWhole(run: string): boolean {
	const digits = run.replaceAll(/\D/g, '').length;
	return digits >= 6 && digits <= 16 && !DATE.test(run);
}

/** Such as 112, 988 and 1737. */
function isShort(number: string): boolean {
	return number.length >= 3 && number.length <= 6 && !YEAR.test(number);
}

function escaped(text: string): string {
	return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
