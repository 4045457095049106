import { filesOf } from '../contract/attached';
import { LibraryError, loadLibrary, type Library } from './library';
import type { Problem } from './library-file';
import { pdfProblem } from './tagged-pdf';

/**
 * Reads a library folder as `loadLibrary`, and looks into its PDFs, too.
 *
 * @throws LibraryError as `loadLibrary`
 */
export async function openLibrary(path: string): Promise<Library> {
	const library = loadLibrary(path);
	const problems = await pdfProblems(library);
	if (problems.length > 0) throw new LibraryError(path, problems);
	return library;
}

async function pdfProblems({ shelf, files }: Library): Promise<Problem[]> {
	const paths = shelf.exercises().flatMap(({ exerciseId, attached }) =>
		filesOf(attached)
			.filter(({ kind }) => kind === 'document')
			.map(({ name, checksum }) => [`exercises/${exerciseId}/${name}`, checksum] as const),
	);
	const problems: Problem[] = [];
	for (const [file, checksum] of new Map(paths)) {
		const message = await pdfProblem(files.get(checksum)!);
		if (message !== undefined) problems.push({ file, message });
	}
	return problems;
}
