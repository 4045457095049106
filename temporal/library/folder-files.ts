import { EXERCISE_ID } from '../contract/exercise';
import { factsOf, mostBytes, tooLarge, type FileFacts, type KnownFiles } from './file-facts';
import type { LibraryFolder } from './library-folder';

const NONE: KnownFiles = new Map();

/** The files beside the exercises of a folder: those of `exercises/<id>.md` are in `exercises/<id>/`. */
export class FolderFiles {
	private readonly byExercise = new Map<string, Map<string, FileFacts>>();
	/** By checksum. */
	readonly bytes = new Map<string, Buffer>();

	/** Reads them. What cannot be used is noted in the folder. */
	constructor(private readonly folder: LibraryFolder) {
		for (const id of folder.folders('exercises')) {
			if (EXERCISE_ID.test(id)) this.byExercise.set(id, this.read(id));
			else folder.report(`exercises/${id}`, 'must be named by the ID of the exercise whose files are in it');
		}
	}

	/** Those of an exercise, in whatever language. */
	of(exerciseId: string): KnownFiles {
		return this.byExercise.get(exerciseId) ?? NONE;
	}

	/**
	 * Notes each file that no exercise shows.
	 *
	 * @param shownBy names of those that an exercise shows; undefined where it cannot be told
	 */
	reportUnused(shownBy: (exerciseId: string) => ReadonlySet<string> | undefined): void {
		for (const [id, files] of this.byExercise) {
			const shown = shownBy(id);
			for (const name of [...files.keys()].filter((each) => shown && !shown.has(each)))
				this.folder.report(
					`exercises/${id}/${name}`,
					`is shown nowhere; take it out, place it in the text of ${id}.md, or name it under files there`,
				);
		}
	}

	private read(id: string): Map<string, FileFacts> {
		const files = new Map<string, FileFacts>();
		for (const name of this.folder.entries(`exercises/${id}`).sort()) {
			const path = `exercises/${id}/${name}`;
			const facts = this.look(path, name);
			if (typeof facts === 'string') this.folder.report(path, facts);
			else files.set(name, facts);
		}
		return files;
	}

	private look(path: string, name: string): FileFacts | string {
		const bytes = this.folder.bytes(path, mostBytes(name));
		if (bytes === undefined) return 'must be a file';
		if (typeof bytes === 'number') return tooLarge(name, bytes);
		const facts = factsOf(name, bytes);
		if (typeof facts !== 'string') this.bytes.set(facts.checksum, bytes);
		return facts;
	}
}
