import { languageSchema, type Language } from '../contract/language';
import { LANGUAGE_NAMES } from '../contract/language-names';
import type { LibraryFile } from './library-file';
import { practiceFileSchema, type PracticeFile } from './schemas';
import type { Shelf } from './shelf';

/** Reads `practice.yaml`, and notes in which language of the practice's own or of its exercises it has no crisis text. */
export function readPractice(file: LibraryFile, shelf: Shelf): PracticeFile | undefined {
	const practice = file.parse(practiceFileSchema);
	if (!practice) return undefined;
	const { language: own, crisisText } = practice;
	for (const language of usedLanguages(own, shelf).filter((used) => crisisText[used] === undefined)) {
		const reason = language === own ? "the practice's own language" : 'in which there are exercises';
		const text = `a text in ${LANGUAGE_NAMES[language]}, ${reason}`;
		file.report(file.lineOf(['crisisText']), `field crisisText: must have ${text}, as in { en: …, es: … }`);
	}
	return practice;
}

/** In which a practice can speak to clients: its own language, then those that it has a crisis text or exercises in. */
export function spokenLanguages(practice: PracticeFile | undefined, shelf: Shelf): [Language, ...Language[]] {
	const { language: own, crisisText } = practice ?? { language: 'en', crisisText: {} };
	const used = usedLanguages(own, shelf);
	const others = languageSchema.options.filter(
		(language) => used.includes(language) || crisisText[language] !== undefined,
	);
	return [own, ...others.filter((language) => language !== own)];
}

function usedLanguages(own: Language, shelf: Shelf): Language[] {
	const inExercises = shelf.exercises().map(({ language }) => language);
	return languageSchema.options.filter((language) => language === own || inExercises.includes(language));
}
