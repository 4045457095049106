/** The line before and after what staff and software have to know of an exercise. */
export const FENCE = '---';

/** What of an exercise's file is YAML, with an empty line in place of the first. */
export function frontMatter(content: string): string {
	const end = endOfFrontMatter(content);
	return end === undefined ? '' : ['', ...linesOf(content).slice(1, end)].join('\n');
}

/** Which line ends the front matter, counted from 0. */
export function endOfFrontMatter(content: string): number | undefined {
	const lines = linesOf(content);
	const end = lines.indexOf(FENCE, 1);
	return lines[0] === FENCE && end > 0 ? end : undefined;
}

/** The lines below the front matter that ends at one. */
export function textBelow(content: string, end: number): string {
	return linesOf(content)
		.slice(end + 1)
		.join('\n');
}

function linesOf(content: string): string[] {
	return content.split(/\r?\n/);
}
