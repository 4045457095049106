import MarkdownIt, { type Token } from 'markdown-it';
import type { Attached, Picture } from './attached';
import { fileIdOf } from './file-id';

/** What an exercise's text may hold: paragraphs, headings, lists, quotes, pictures, and what is stressed. */
const SHOWN = new MarkdownIt('zero', { typographer: false }).enable([
	...['heading', 'list', 'blockquote', 'emphasis', 'newline', 'escape', 'entity', 'image'],
]);

/** Everything that Markdown knows, to find what an exercise's text may not hold. */
const ALL = new MarkdownIt('commonmark', { html: true }).enable(['table', 'strikethrough']);

/** What of Markdown is not shown, in words, by the token that it makes. */
const NOT_SHOWN: Record<string, string> = {
	html_block: 'HTML',
	html_inline: 'HTML',
	link_open: 'a link',
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

/** A picture that is placed in a text. */
export interface PlacedPicture {
	/** Counts from 1, within the text. */
	row: number;
	/** As it is written: the name of a file, if it is right. */
	name: string;
	/** What it shows, in words. */
	alt: string;
	/** What is written behind its name, and shown nowhere. */
	title?: string;
}

/** Where the pictures of a text are. */
export interface PicturesOf {
	attached?: readonly Attached[];
	/** What an address begins with that ends with the name of a file; empty where none can be looked at. */
	at: string;
	/** What stands before the words of a picture that cannot be looked at. */
	instead: string;
}

/**
 * An exercise's text as HTML that nothing in it can leave: only what `SHOWN` knows becomes elements, all else is shown as it is
 * written.
 *
 * @param below the level of the heading that stands above the text: 1 for `h1`
 * @param pictures without which their words stand in their place
 */
export function exerciseHtml(text: string, below: 1 | 2, pictures: PicturesOf = { at: '', instead: '' }): string {
	const tokens = SHOWN.parse(text, {});
	for (const token of tokens) {
		const level = /^h([1-6])$/.exec(token.tag)?.[1];
		if (level) token.tag = `h${Math.min(6, Math.max(2, Number(level)) + below - 1)}`;
		for (const child of token.children ?? []) {
			if (child.type !== 'image') continue;
			child.content = pictureHtml(child, pictures);
			// What has this type is rendered as it is.
			child.type = 'html_inline';
		}
	}
	return SHOWN.renderer.render(tokens, SHOWN.options, {});
}

function pictureHtml(token: Token, { attached = [], at, instead }: PicturesOf): string {
	const { escapeHtml } = SHOWN.utils;
	const words = escapeHtml(SHOWN.renderer.renderInlineAsText(token.children ?? [], SHOWN.options, {}));
	const name = token.attrGet('src');
	const picture = attached.find((each): each is Picture => each.kind === 'picture' && each.name === name);
	if (!picture || at === '') return `<em>${`${escapeHtml(instead)} ${words}`.trim()}</em>`;
	const { width, height } = picture;
	return `<img src="${escapeHtml(`${at}${fileIdOf(picture)}`)}" alt="${words}" width="${width}" height="${height}">`;
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
	for (const { row, type, tag } of tokensOf(text)) {
		const isTitle = type === 'heading_open' && tag === 'h1';
		const what = isTitle ? 'a heading of the first level, which the title is' : NOT_SHOWN[type];
		const isNoted = found.some((noted) => noted.row === row && noted.what === what);
		if (what !== undefined && !isNoted) found.push({ row, what });
	}
	return found;
}

/** The pictures of a text, in their order. */
export function picturesIn(text: string): PlacedPicture[] {
	return [...tokensOf(text)].flatMap(({ row, type, content, attrs }) => {
		if (type !== 'image') return [];
		const { src = '', title } = Object.fromEntries(attrs ?? []) as { src?: string; title?: string };
		return [{ row, name: src, alt: content.trim(), ...(title !== undefined && { title }) }];
	});
}

/** All that Markdown finds in a text, each with the row that it begins in. */
function* tokensOf(text: string) {
	for (const { type, tag, content, attrs, map, children } of ALL.parse(text, {})) {
		const row = (map?.[0] ?? 0) + 1;
		yield { row, type, tag, content, attrs };
		let line = row;
		for (const child of children ?? []) {
			yield { ...child, row: line };
			if (child.type === 'softbreak' || child.type === 'hardbreak') line += 1;
		}
	}
}
