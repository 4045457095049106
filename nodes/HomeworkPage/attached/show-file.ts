import { filesOf } from '../../../temporal/contract/attached';
import { fileIdOf } from '../../../temporal/contract/file-id';
import type { Link } from '../../../temporal/contract/link-token';
import { ask } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import { isProblem } from '../../shared/problem';
import { lookUp } from '../look-up';
import { notFound, type Page } from '../page-answer';
import { unavailablePage } from '../render';
import type { Visit } from '../visit';
import { keptBytes } from './kept-bytes';

/** A file of an exercise, as it is handed over. */
export interface FileAnswer {
	file: { type: string };
	bytes: Buffer;
}

/** The id of the file that is asked for, undefined where the page is. */
export function askedFile(query: string): string | undefined {
	return new URLSearchParams(query).get('file') ?? undefined;
}

/** A file that the exercise behind a link shows. It stands in the ledger, and so a worker is asked. */
export async function showFile(visit: Visit<Link>, id: string): Promise<FileAnswer | Page> {
	const { connection, link, language } = visit;
	const opened = await lookUp(connection, link);
	const file = filesOf(opened?.page.exercise.attached).find((each) => fileIdOf(each) === id);
	if (!file) return notFound(language);
	const bytes = await keptBytes(file.checksum, async () => await fetched(visit, file.checksum));
	return bytes ? { file, bytes } : { status: 503, html: unavailablePage(language) };
}

async function fetched({ connection, log }: Visit<Link>, checksum: string): Promise<Buffer | undefined> {
	const bytes = await told(connection, checksum, log);
	return bytes === undefined ? undefined : Buffer.from(bytes, 'base64');
}

async function told(
	connection: HomeworkConnection,
	checksum: string,
	log: (error: unknown) => void,
): Promise<string | undefined> {
	try {
		const answer = await ask(connection, 'exerciseFile', { checksum });
		if (!answer) log(new Error('A file of an exercise is not in the ledger'));
		return answer?.bytes;
	} catch (error) {
		if (!isProblem(error, 'no-worker', 'busy')) log(error);
		return undefined;
	}
}
