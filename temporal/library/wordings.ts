import type { LibraryFile } from './library-file';
import { template, type Allowance, type Renderer, type Variables } from './template';

/** Puts values in place of variables, in the wording whose turn it is. */
export type WordingRenderer = (variables: Variables, turn: number) => string;

/** A field with one wording, or with several that take turns. What is wrong in any of them is noted in the file. */
export function wordings(
	file: LibraryFile,
	field: string[],
	source: string | string[],
	allowance: Allowance,
): WordingRenderer | undefined {
	if (typeof source === 'string') return template(file, field, source, allowance);
	const renderers = source.map((text, index) => template(file, [...field, index], text, allowance));
	if (!renderers.every((renderer): renderer is Renderer => renderer !== undefined)) return undefined;
	return (variables, turn) => renderers[turn % renderers.length]!(variables);
}
