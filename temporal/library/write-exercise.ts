import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { NO_STUDY } from '../contract/exercise';
import type { ExerciseParts } from '../contract/library-change';
import { endOfFrontMatter, FENCE, frontMatter, textBelow } from './front-matter';

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
const NEW = `evidence: ${NO_STUDY}\nreviewed-by: not yet reviewed by a clinician\n`;

/** A file in which these parts are other than in one that there is, or than in an empty one; null takes one away. */
export function withParts(markdown: string | undefined, parts: ExerciseParts): string {
	const standing = markdown === undefined ? {} : partsIn(markdown);
	const others = Object.entries(parts).filter(([name, value]) => !isDeepStrictEqual(standing[name] ?? null, value));
	if (markdown !== undefined && others.length === 0) return markdown;
	const { text, ...fields } = Object.fromEntries(others);
	const document = parseDocument(markdown === undefined ? NEW : frontMatter(markdown));
	for (const [name, value] of Object.entries(fields))
		if (value === null) document.delete(name);
		else document.set(name, value);
	const written = markdown === undefined ? '' : textBelow(markdown, endOfFrontMatter(markdown)!);
	const below = typeof text === 'string' ? `\n${text.trim()}\n` : written;
	return `${FENCE}\n${document.toString({ lineWidth: 0 }).trim()}\n${FENCE}\n${below}`;
}

/** The parts that a file is made of, as `withParts` takes them: all but its version, which is counted. */
export function partsIn(markdown: string): ExerciseParts {
	const document = parseDocument(frontMatter(markdown));
	document.delete('version');
	const text = textBelow(markdown, endOfFrontMatter(markdown)!).trim();
	return { ...(document.toJS() as ExerciseParts), text };
}
