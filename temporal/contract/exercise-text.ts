import MarkdownIt from 'markdown-it';

/** What an exercise's text may hold: paragraphs, headings, lists, quotes, and what is stressed. */
const SHOWN = new MarkdownIt('zero', { typographer: false }).enable([
	...['heading', 'list', 'blockquote', 'emphasis', 'newline', 'escape', 'entity'],
]);

/** Everything that Markdown knows, to find what an exercise's text may not hold. */
const ALL = new MarkdownIt('commonmark', { html: true }).enable(['table', 'strikethrough']);

/** What of Markdown is not shown, in words, by the token that it makes. */
const NOT_SHOWN: Record<string, string> = {
	html_block: 'HTML',
	html_inline: 'HTML',
	link_open: 'a link',
	image: 'a picture',
	code_block: 'code, or a paragraph that is indented by four blanks',
	fence: 'code',
	code_inline: 'code',
	table_open: 'a table',
	hr: 'a line of dashes',
	s_open: 'text that is struck out',
};

/** Something in a text that would not be shown as it was meant. */
export interface NotShown {
	/** Counts from 1, within the text. */
	row: number;
	what: string;
}

/**
 * An exercise's text as HTML that nothing in it can leave: only what `SHOWN` knows becomes elements, all else is shown as it is
 * written.
 *
 * @param below the level of the heading that stands above the text: 1 for `h1`
 */
export function exerciseHtml(text: string, below: 1 | 2): string {
	const tokens = SHOWN.parse(text, {});
	for (const token of tokens) {
		const level = /^h([1-6])$/.exec(token.tag)?.[1];
		if (level) token.tag = `h${Math.min(6, Math.max(2, Number(level)) + below - 1)}`;
	}
	return SHOWN.renderer.render(tokens, SHOWN.options, {});
}

/** What is read of a text, a paragraph or point of a list each, headings left out. */
export function linesOf(text: string): string[] {
	const tokens = SHOWN.parse(text, {});
	const isHeading = (index: number) => tokens[index - 1]?.type === 'heading_open';
	return tokens
		.filter(({ type }, index) => type === 'inline' && !isHeading(index))
		.map(({ children }) => children!.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join(''));
}

/** What of a text would not be shown as it was meant; a heading of the first level is the title's. */
export function notShownIn(text: string): NotShown[] {
	const found: NotShown[] = [];
	const note = (row: number, what: string) => {
		const isNoted = found.some((noted) => noted.row === row && noted.what === what);
		if (!isNoted) found.push({ row, what });
	};
	for (const { type, tag, map, children } of ALL.parse(text, {})) {
		const row = (map?.[0] ?? 0) + 1;
		if (NOT_SHOWN[type]) note(row, NOT_SHOWN[type]);
		if (type === 'heading_open' && tag === 'h1') note(row, 'a heading of the first level, which the title is');
		let line = row;
		for (const child of children ?? []) {
			if (NOT_SHOWN[child.type]) note(line, NOT_SHOWN[child.type]!);
			if (child.type === 'softbreak' || child.type === 'hardbreak') line += 1;
		}
	}
	return found;
}
