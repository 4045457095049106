import { isDeepStrictEqual } from 'node:util';
import { isNode, parseDocument } from 'yaml';
import type { LibraryChange } from '../contract/library-change';
import { endOfFrontMatter, FENCE, frontMatter, textBelow } from './front-matter';

/** What is set of an exercise, by the names of its front matter; `text` is what stands below. */
export type Parts = Extract<LibraryChange, { what: 'save-parts' }>['parts'];

/** The same file under another version, line by line as it was. Without front matter it stays as it is. */
export function withVersion(markdown: string, version: number): string {
	const lines = markdown.split(/\r?\n/);
	const end = endOfFrontMatter(markdown);
	if (end === undefined) return markdown;
	const at = lines.slice(0, end).findIndex((line) => /^version\s*:/.test(line));
	lines.splice(at < 0 ? end : at, at < 0 ? 0 : 1, `version: ${version}`);
	return lines.join('\n');
}

/** What the file of an exercise says of a field, as it is written there. */
export function saidIn(markdown: string, field: string): unknown {
	return parseDocument(frontMatter(markdown)).get(field);
}

/** What is true of an exercise of which nothing else is said. */
const NEW = 'evidence: no study cited\nreviewed-by: not yet reviewed by a clinician\n';

/** A file in which these parts are other than in one that there is, or than in an empty one. */
export function withParts(markdown: string | undefined, { text, ...parts }: Parts): string {
	const document = parseDocument(markdown === undefined ? NEW : frontMatter(markdown));
	const others = Object.entries(parts).filter(([name, value]) => !isDeepStrictEqual(plain(document.get(name)), value));
	if (markdown !== undefined && others.length === 0 && text === undefined) return markdown;
	for (const [name, value] of others) document.set(name, value);
	const written = markdown === undefined ? '' : textBelow(markdown, endOfFrontMatter(markdown)!);
	const below = text === undefined ? written : `\n${String(text).trim()}\n`;
	return `${FENCE}\n${document.toString({ lineWidth: 0 }).trim()}\n${FENCE}\n${below}`;
}

function plain(value: unknown): unknown {
	return isNode(value) ? value.toJSON() : value;
}
