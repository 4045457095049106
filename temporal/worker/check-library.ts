import type { Library } from '../library/library';
import { openLibrary } from '../library/open-library';
import type { Report } from './check-report';
import { practiceClock } from './practice-clock';

/** Looks at the library as it is in its folder now, and at the practice's clock in it. */
export async function checkLibrary(report: Report, folder: string): Promise<Library | undefined> {
	const library = await report.look(
		'library',
		() => openLibrary(folder),
		({ shelf }) => {
			const { length } = shelf.ids();
			return `${length === 1 ? '1 exercise' : `${length} exercises`} can be assigned`;
		},
	);
	if (library) {
		const { words, assumed } = practiceClock(library.calendar);
		report[assumed ? 'note' : 'ok']('clock', words);
	}
	return library;
}
