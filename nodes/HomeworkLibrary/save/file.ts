import type { IExecuteFunctions } from 'n8n-workflow';
import { MAX_MARKDOWN } from '../../../temporal/contract/library-change';

/** A file that an item brings, or why it cannot be read. */
export type ReadFile =
	{ name: string | undefined; content: string; problem?: undefined } | { name?: undefined; problem: string };

/** Reads a Markdown file. */
export async function readFile(context: IExecuteFunctions, itemIndex: number, field: string): Promise<ReadFile> {
	const data = context.getInputData()[itemIndex]?.binary?.[field];
	if (!data) return { problem: 'names no file of this item; have the node before put one out' };
	const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, field);
	if (bytes.length > MAX_MARKDOWN * 4) return { problem: `is a file of ${megabytes(bytes)} MB, and no exercise` };
	const content = decoded(bytes);
	if (content === undefined) return { problem: 'is no text file; export it as Markdown in UTF-8' };
	if (content.length > MAX_MARKDOWN)
		return { problem: `has ${content.length.toLocaleString('en')} characters, and up to 100,000 fit` };
	return { name: data.fileName?.replace(/^.*[\\/]/, ''), content };
}

function decoded(bytes: Buffer): string | undefined {
	try {
		const content = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return content.includes('\0') ? undefined : content;
	} catch {
		return undefined;
	}
}

function megabytes(bytes: Buffer): string {
	return (bytes.length / 1_000_000).toFixed(1);
}
