import { filesOf, type SentFile } from '../contract/attached';
import { languageSchema, type Language } from '../contract/language';
import { LANGUAGE_NAMES } from '../contract/language-names';
import type { LibraryChange, LibraryChanged } from '../contract/library-change';
import type { ExerciseEntry } from '../contract/library-step';
import { apartInLanguages, sharedTitles } from './contradictions';
import { readSaved } from './exercises';
import type { KnownFiles } from './file-facts';
import type { Library } from './library';
import { savedFiles, unusedOf } from './sent-files';
import type { Shelf } from './shelf';
import { weighMessageChange } from './weigh-message';
import { notSpoken, refused, withoutLines, type Weighed } from './weighed';
import { saidIn, withParts, withVersion } from './write-exercise';

/** What exercises are changed in, and the languages in which the practice can speak to clients. */
type Changing = Pick<Library, 'shelf' | 'languages'>;

/** Looks at what is to be changed, by the rules that files of the library have to meet, too. Changes nothing. */
export async function weighChange(
	{ shelf, languages, messages }: Changing & Pick<Library, 'messages'>,
	change: LibraryChange,
): Promise<Weighed> {
	if ('message' in change) return weighMessageChange(messages, change);
	const { exerciseId } = change;
	switch (change.what) {
		case 'save':
			return await weighSaving({ shelf, languages }, change);
		case 'save-parts': {
			const { language, parts } = change;
			const standing = shelf.look(exerciseId, language)?.markdown;
			const markdown = withParts(standing, { ...parts, language });
			return withoutLines(await weighSaving({ shelf, languages }, { exerciseId, markdown }));
		}
		case 'retire':
		case 'restore':
			return weighRetiring(shelf, exerciseId, change.what);
		case 'use-file':
			return weighUsingFile(shelf, exerciseId, change.language);
	}
}

type Saving = Omit<Extract<LibraryChange, { what: 'save' }>, 'what'>;

async function weighSaving({ shelf, languages }: Changing, saving: Saving): Promise<Weighed> {
	const { exerciseId, markdown, named, files: sent = [] } = saving;
	const said = languageSchema.safeParse(saidIn(markdown, 'language')).data;
	if (said && named && said !== named) return refused({ message: otherwiseNamed(said, named) });
	const language = said ?? 'en';
	const standing = shelf.look(exerciseId, language);
	const { known, bytes, problems: wrong } = await savedFiles(shelf, { exerciseId, language }, sent);
	if (wrong.length > 0) return refused(...wrong.map((message) => ({ message })));
	if (standing && sameText(markdown, standing) && sameFiles(known, sent, standing)) return unchanged(shelf, standing);
	const version = shelf.nextVersion(exerciseId, language);
	const { entry, problems } = readSaved(exerciseId, withVersion(markdown, version), known);
	if (!entry) return refused(...problems);
	const unused = unusedOf(sent, entry.exercise);
	if (unused.length > 0) return refused(...unused.map((message) => ({ message })));
	if (!languages.includes(language)) return refused({ message: notSpoken(language) });
	const shared = sharedTitles(entry, shelf.known());
	if (shared.length > 0) return refused(...shared.map(({ reason }) => ({ message: `field title: ${reason}` })));
	const basedOn = shelf.fileOf(exerciseId, language)?.exercise.version ?? 0;
	return {
		step: { what: 'save', entry, basedOn },
		changed: { ...changed(shelf, standing ? 'changed' : 'new', entry), ...apartIn(shelf, entry) },
		files: bytes,
	};
}

function weighRetiring(shelf: Shelf, exerciseId: string, what: 'retire' | 'restore'): Weighed {
	const [language] = shelf.languagesOf(exerciseId);
	if (!language) return refused({ message: `the library has no exercise "${exerciseId}"` });
	const entry = shelf.look(exerciseId, language)!;
	const { retired } = shelf.standing(exerciseId, language);
	const as = retired === (what === 'retire') ? 'unchanged' : 'changed';
	const { title, version } = entry.exercise;
	const changed: LibraryChanged = { kind: 'library-changed', as, title, exerciseVersion: version };
	return { ...(as === 'changed' && { step: { what, exerciseId } }), changed };
}

function weighUsingFile(shelf: Shelf, exerciseId: string, language: Language): Weighed {
	const file = shelf.fileOf(exerciseId, language);
	const inLanguage = `"${exerciseId}" in ${LANGUAGE_NAMES[language]}`;
	if (!file) return refused({ message: `the library's folder has no ${inLanguage}` });
	if (!shelf.standing(exerciseId, language).saved) return unchanged(shelf, file);
	return { step: { what: 'use-file', exerciseId, language }, changed: changed(shelf, 'changed', file) };
}

/** In what it is not the same as in its other languages: these are saved one after the other. */
function apartIn(shelf: Shelf, entry: ExerciseEntry): { apart?: string[] } {
	const apart = apartInLanguages(entry, shelf.known()).map(({ path, reason }) => `field ${path.join('.')}: ${reason}`);
	return apart.length > 0 ? { apart } : {};
}

/** Whatever version it says: that is counted here. */
function sameText(markdown: string, { markdown: standing, exercise: { version } }: ExerciseEntry): boolean {
	return withVersion(markdown, version).trim() === withVersion(standing, version).trim();
}

/** Whether each file that an exercise shows has the bytes that it would have now, and it shows each that was sent. */
function sameFiles(known: KnownFiles, sent: SentFile[], { exercise }: ExerciseEntry): boolean {
	const isSame = filesOf(exercise.attached).every(({ name, checksum }) => known.get(name)?.checksum === checksum);
	return isSame && unusedOf(sent, exercise).length === 0;
}

function otherwiseNamed(said: Language, named: Language): string {
	const [inside, outside] = [LANGUAGE_NAMES[said], LANGUAGE_NAMES[named]];
	return `field language: is ${said}, ${inside}, and the file is named as one in ${outside}; correct whichever is wrong`;
}

function unchanged(shelf: Shelf, entry: ExerciseEntry): Weighed {
	return { changed: changed(shelf, 'unchanged', entry) };
}

/** Of the text in one language; who changes it leaves it as retired as it is. */
function changed(shelf: Shelf, as: 'new' | 'changed' | 'unchanged', { exercise }: ExerciseEntry): LibraryChanged {
	const { exerciseId, title, language, version } = exercise;
	const retired = shelf.isRetired(exerciseId) && { retired: true as const };
	return { kind: 'library-changed', as, title, language, ...retired, exerciseVersion: version };
}
