/** What the parser says of JSON that is none, and what helps. */
const REMEDIES: Array<[said: RegExp, remedy: string]> = [
	[/end of JSON|Unterminated/, 'a quote or a bracket that was opened is not closed'],
	[/Expected (double-quoted )?property name/, 'a name in straight quotes (") is needed; is a comma too many before?'],
	[/Expected ','/, 'a comma or a closing bracket is missing'],
	[/Expected ':'/, 'a colon is missing'],
	[/control character/, 'a line break in a text has to be written as \\n'],
	[/escape/i, 'a backslash in a text has to be written twice'],
	[/non-whitespace/, 'something is left over'],
	[/token/, 'a text has to stand in straight quotes ("); is a comma too many before?'],
];

/** What is wrong with JSON and where, as far as that can be told: `line 2, character 7: a comma …`. */
export function jsonFault(text: string, { message }: SyntaxError): string {
	const remedy = REMEDIES.find(([said]) => said.test(message))?.[1] ?? 'it cannot be read';
	const at = placeOf(text, message);
	if (at === undefined) return remedy;
	const lines = text.slice(0, at).split('\n');
	return `line ${lines.length}, character ${lines.at(-1)!.length + 1}: ${remedy}`;
}

/** The parser tells the place of some faults, and of others only the character. */
function placeOf(text: string, message: string): number | undefined {
	const [, position] = /at position (\d+)/.exec(message) ?? [];
	if (position !== undefined) return Number(position);
	const [, token] = /^Unexpected token '(.)'/su.exec(message) ?? [];
	const isOnlyOne = token !== undefined && text.split(token).length === 2;
	return isOnlyOne ? text.indexOf(token) : undefined;
}
