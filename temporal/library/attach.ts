import { MAX_FILES, type Attached } from '../contract/attached';
import { picturesIn, type PlacedPicture } from '../contract/exercise-text';
import type { NamedFile } from './attached-schema';
import type { FileFacts, KnownFiles } from './file-facts';
import type { LibraryFile } from './library-file';

/** What of an exercise's file says which files it has. */
interface Shown {
	/** Its front matter's. */
	named: NamedFile[];
	/** The text below. */
	text: string;
	/** The line before that text. */
	above: number;
	/** What to do where one of its files is not there. */
	remedy: string;
}

/** What an exercise shows beside its words: pictures where its text places them, then what its front matter names. Problems are noted. */
export function attach({ named, text, above, remedy }: Shown, file: LibraryFile, known: KnownFiles): Attached[] {
	const missing = (name: string) => `there is no file ${name}; ${remedy}, or correct the name`;
	const pictures = picturesIn(text).flatMap((placed) => {
		const facts = known.get(placed.name);
		const problem = problemOf(placed, facts) ?? (facts ? undefined : missing(placed.name));
		if (problem !== undefined) file.report(above + placed.row, `text: ${problem}`);
		return facts && problem === undefined ? [pictureOf(facts)] : [];
	});
	const others = named.flatMap(({ name, link, label, transcript }, index): Attached[] => {
		if (link !== undefined) return [{ kind: 'link', link, label, ...(transcript !== undefined && { transcript }) }];
		const facts = known.get(name!);
		if (!facts) file.report(file.lineOf(['files', index, 'name']), `field files.${index}.name: ${missing(name!)}`);
		return facts ? [heardOrRead(facts, label, transcript)] : [];
	});
	// A picture may be placed more than once.
	const all = new Map([...pictures, ...others].map((each) => [each.kind === 'link' ? each.link : each.name, each]));
	if (all.size > MAX_FILES) file.report(above, `text: has ${all.size} files, and up to ${MAX_FILES} fit`);
	return [...all.values()];
}

const PLACE = 'as in ![A hand on a belly](breathing.jpg)';

function problemOf({ name, alt, title }: PlacedPicture, facts: FileFacts | undefined): string | undefined {
	if (alt === '') return `a picture has no words; say what it shows, ${PLACE}`;
	if (name.includes(':') || name.startsWith('//'))
		return `a picture must not be loaded from elsewhere; put its file beside the exercise and name that alone, ${PLACE}`;
	if (name.includes('/')) return `a picture is named without a folder, ${PLACE}`;
	if (title !== undefined) return `a picture must not have a title behind its name, since that is not shown; ${PLACE}`;
	if (facts && facts.kind !== 'picture') return `${name} is no picture; name it under files`;
	return undefined;
}

function pictureOf({ name, type, size, checksum, width = 0, height = 0 }: FileFacts): Attached {
	return { kind: 'picture', name, type, size, checksum, width, height };
}

function heardOrRead({ kind, name, type, size, checksum }: FileFacts, label: string, transcript = ''): Attached {
	const facts = { name, type, size, checksum, label };
	return kind === 'sound' ? { kind, ...facts, transcript } : { kind: 'document', ...facts };
}
