import type { IExecuteFunctions } from 'n8n-workflow';
import { fileNameSchema, MAX_FILES, MAX_SENT_FILES, type SentFile } from '../../../temporal/contract/attached';

/** Files that an item brings beside an exercise, or why they cannot be sent. */
export type SentFiles = SentFile[] | { problem: string };

/**
 * Reads what an item brings beside the exercise's own file: pictures, sound and documents.
 *
 * @param own the field that holds the exercise, if one does
 */
export async function readSentFiles(
	context: IExecuteFunctions,
	itemIndex: number,
	own: string | undefined,
): Promise<SentFiles> {
	const brought = Object.entries(context.getInputData()[itemIndex]?.binary ?? {}).filter(([field]) => field !== own);
	const files: SentFile[] = [];
	let size = 0;
	for (const [field, { fileName = field }] of brought) {
		const name = fileName.replace(/^.*[\\/]/, '');
		if (name.endsWith('.md')) {
			if (own === undefined) continue;
			return {
				problem: `brings another exercise, "${name}": part its files by Split Out of $binary, one for each item`,
			};
		}
		const named = fileNameSchema.safeParse(name);
		if (!named.success) return { problem: `brings the file "${name}", which ${named.error.issues[0]!.message}` };
		const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, field);
		size += bytes.length;
		if (size > MAX_SENT_FILES)
			return {
				problem:
					'brings files of more than 1 MB together; make them smaller, or have them put into the folder of the library by whoever looks after the homework service',
			};
		files.push({ name, bytes: bytes.toString('base64') });
	}
	return files.length > MAX_FILES ? { problem: `brings ${files.length} files, and up to ${MAX_FILES} fit` } : files;
}
