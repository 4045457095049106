import { filesOf, MAX_SENT_FILES, type SentFile } from '../contract/attached';
import type { Exercise } from '../contract/exercise';
import { languageSchema } from '../contract/language';
import { factsOf, type FileFacts } from './file-facts';
import type { Shelf } from './shelf';
import { pdfProblem } from './tagged-pdf';

/** What an exercise that is saved can show, and what is wrong with the files that were sent with it. */
export interface SavedFiles {
	known: Map<string, FileFacts>;
	/** Those that were sent, by their checksums. */
	bytes: Map<string, Buffer>;
	problems: string[];
}

/** The files that an exercise has in any language, and those that are sent with it, which count before these. */
export async function savedFiles(
	shelf: Shelf,
	{ exerciseId, language }: Pick<Exercise, 'exerciseId' | 'language'>,
	sent: SentFile[],
): Promise<SavedFiles> {
	const known = new Map<string, FileFacts>();
	// Of a name that is there in several languages, the exercise's own counts.
	for (const each of [...languageSchema.options.filter((other) => other !== language), language]) {
		const entries = [shelf.fileOf(exerciseId, each), shelf.look(exerciseId, each)];
		for (const file of entries.flatMap((entry) => filesOf(entry?.exercise.attached))) known.set(file.name, file);
	}
	const bytes = new Map<string, Buffer>();
	const problems: string[] = [];
	let total = 0;
	for (const { name, bytes: encoded } of sent) {
		const content = Buffer.from(encoded, 'base64');
		total += content.length;
		const facts = await look(name, content);
		if (typeof facts === 'string') problems.push(`file ${name}: ${facts}`);
		else {
			known.set(name, facts);
			bytes.set(facts.checksum, content);
		}
	}
	if (total > MAX_SENT_FILES) problems.unshift(TOO_MUCH);
	return { known, bytes, problems };
}

const TOO_MUCH =
	'the files have more than 1 MB together; make them smaller, or have them put into the folder of the library by whoever looks after the homework service';

/** What of the files that were sent an exercise does not show. */
export function unusedOf(sent: SentFile[], { attached }: Exercise): string[] {
	const shown = new Set(filesOf(attached).map(({ name }) => name));
	return sent
		.filter(({ name }) => !shown.has(name))
		.map(({ name }) => `file ${name}: is shown nowhere; leave it out, place it in the text, or name it under files`);
}

async function look(name: string, content: Buffer): Promise<FileFacts | string> {
	const facts = factsOf(name, content);
	if (typeof facts === 'string' || facts.kind !== 'document') return facts;
	return (await pdfProblem(content)) ?? facts;
}
