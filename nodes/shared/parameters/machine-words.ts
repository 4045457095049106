/** What programs write where a value is missing: the whole of a text. */
const WHOLE =
	/^(undefined|null|NULL|NaN|#(N\/A|DIV\/0!|GETTING_DATA|[A-Z_]+[!?])|Loading\.\.\.|Invalid (Date|DateTime))$/;

/** What is left of an expression that nobody evaluated, or of a value that is no text: anywhere in a text. */
const ANYWHERE = /\[object \w+\]|\{\{/;

/** What a machine wrote in place of a text, to be read after "is"; undefined for what may be somebody's words. */
export function machineWords(text: string): string | undefined {
	if (WHOLE.test(text)) return `"${text}", which a machine wrote in place of a value`;
	const [part] = ANYWHERE.exec(text) ?? [];
	if (part === undefined) return undefined;
	return part.startsWith('[')
		? `"${part}", which stands for a value that is no text`
		: 'an expression that was not evaluated ({{ … }})';
}
