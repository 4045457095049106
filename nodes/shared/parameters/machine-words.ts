/** What a program writes where a value is missing, of no use, or was no text. */
const NO_VALUE =
	/^(undefined|null|NULL|NaN|#(N\/A|DIV\/0!|GETTING_DATA|[A-Z_]+[!?])|Loading\.\.\.|Invalid (Date|DateTime))$/;

/** The same in words that somebody might write, too, but in no place where a name or a number stands. */
const PLACEHOLDER = /^(undefined|null|none|nil|n\/a|true|false|[^\p{L}\p{N}]*)$/iu;

/** What is left of an expression that nobody evaluated, or of a value that is no text: anywhere in a text. */
const ANYWHERE = /\[object \w+\]|\{\{/;

/** The same in a template, whose own places look alike: n8n's values begin with a dollar. */
const ANYWHERE_IN_TEMPLATE = /\[object \w+\]|\{\{\s*\$/;

/**
 * What a machine wrote in place of a text, to be read after "is"; undefined for what may be somebody's words.
 *
 * @param isTemplate whether `{{ … }}` stands for what is filled in later
 */
export function machineWords(text: string, isTemplate = false): string | undefined {
	if (NO_VALUE.test(text)) return machineWord(text);
	const [part] = (isTemplate ? ANYWHERE_IN_TEMPLATE : ANYWHERE).exec(text) ?? [];
	if (part === undefined) return undefined;
	return part.startsWith('[')
		? `"${part}", which stands for a value that is no text`
		: 'an expression that was not evaluated ({{ … }})';
}

/** Whether every word of a text stands for no value: `N/A`, `none`, `-`, `null null`. */
export function standsForNothing(text: string): boolean {
	return text.split(/[\s,]+/).every((word) => PLACEHOLDER.test(word) || NO_VALUE.test(word));
}

/** The first word of a text that only a machine writes, as where one of two values that it was put together from is missing. */
export function machineWordIn(text: string): string | undefined {
	return text.split(/[\s,]+/).find((word) => word !== 'NULL' && NO_VALUE.test(word));
}

/** Such a word, to be read after "is" or "holds". */
export function machineWord(word: string): string {
	return `"${word}", which a machine wrote in place of a value`;
}
