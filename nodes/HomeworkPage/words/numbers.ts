/** A number as it is read in English, such as `5,000`. */
export function numberInEnglish(number: number): string {
	return number.toLocaleString('en');
}

/** The same in Spanish, such as `5000` and `12 000`: a point and a comma mean other things from country to country. */
export function numberInSpanish(number: number): string {
	return number.toLocaleString('es').replaceAll('.', '\u00A0');
}
