import { SystemZone } from 'luxon';
import type { Pinned } from '../contract/assignment';
import type { Language } from '../contract/language';
import { resolvePolicy, type Policy, type PolicyPart } from '../contract/policy';
import type { PracticeHours } from '../plan/sending-hours';
import { readExercises } from './exercises';
import { FolderFiles } from './folder-files';
import type { Problem } from './library-file';
import { LibraryFolder } from './library-folder';
import type { MessageShelf } from './message-shelf';
import { messagesOf, readMessages, type Messages } from './messages';
import { readPractice, spokenLanguages } from './practice';
import type { PracticeFile } from './schemas';
import { Shelf } from './shelf';

/** What the practice keeps in its library folder, as read at the start of the worker, and what it has changed of that since. */
export interface Library extends Messages {
	/** In which clients are spoken to where nothing else is said. */
	language: Language;
	/** In which the practice can speak to clients, its own first. */
	languages: Language[];
	/** Practice, and days open after due, for what is in a language; in the practice's own where it does not speak that one. */
	settings: (language: Language) => Omit<Pinned, 'exercise' | 'policy'>;
	/** Where an answer to an e-mail goes; without it to the address that it comes from. */
	replyTo?: string;
	/** How far ahead due and session of a new assignment may lie. */
	dueWithinDays: number;
	/** By which days are told apart and clinicians are briefed. */
	calendar: {
		/** The practice's, IANA; that of the machine where the practice sets none. */
		zone: string;
		zoneIsSet: boolean;
		/** When clinicians are briefed. */
		brief: PracticeFile['brief'];
	};
	/** When the practice sends to clients; for assignments that are under way, too. On closed days nobody is briefed either. */
	practiceHours: PracticeHours;
	/** What holds for an assignment: what it sets by itself, then what its exercise, the practice and the defaults set. */
	policy: (exerciseId: string, assignment?: PolicyPart) => Policy;
	shelf: Shelf;
	messages: MessageShelf;
	/** The messages as they were worded as of one of the practice's changes. */
	messagesAsOf: (words: number) => Messages;
	/** The files that its folder has beside exercises, by their checksums. */
	files: ReadonlyMap<string, Buffer>;
}

/** Everything that is wrong in a library folder. */
export class LibraryError extends Error {
	override readonly name = 'LibraryError';

	constructor(
		folder: string,
		readonly problems: Problem[],
	) {
		const lines = problems.map(
			({ file, line, message }) => `- ${file}${line === undefined ? '' : `:${line}`}: ${message}`,
		);
		super(`The library in ${folder} cannot be used:\n${lines.join('\n')}`);
	}
}

/**
 * Reads a library folder: `practice.yaml`, `exercises/<id>.md` with the files in `exercises/<id>/`, `messages/<kind>.yaml`.
 *
 * @throws LibraryError that names file, line and field of every problem, and what is allowed there
 */
export function loadLibrary(path: string): Library {
	const folder = new LibraryFolder(path);
	const files = new FolderFiles(folder);
	const shelf = new Shelf(readExercises(folder, files));
	const practice = folder.read('practice.yaml', (file) => readPractice(file, shelf));
	const zone = practice?.zone ?? SystemZone.instance.name;
	const languages = spokenLanguages(practice, shelf);
	const clock = { zone, zoneIsSet: practice?.zone !== undefined };
	const messages = readMessages(folder, { practice: practice?.name ?? '', clock }, languages);
	if (!practice || !messages) throw new LibraryError(path, folder.problems);

	const { name, language, crisisText, phone, replyTo, openDaysAfterDue, dueWithinDays, brief } = practice;
	const { sendWindows, closedDays } = practice;
	return {
		language,
		languages,
		settings: (of) => ({
			practice: { name, crisisText: crisisText[of] ?? crisisText[language]!, ...(phone && { phone }) },
			openDaysAfterDue,
		}),
		...(replyTo !== undefined && { replyTo }),
		dueWithinDays,
		calendar: { zone, zoneIsSet: practice.zone !== undefined, brief },
		practiceHours: { sendWindows, closedDays },
		shelf,
		messages,
		messagesAsOf: (words) => messagesOf(messages, words),
		files: files.bytes,
		policy: (exerciseId, assignment) => resolvePolicy(assignment, shelf.policyOf(exerciseId), practice.policy),
		...messagesOf(messages),
	};
}
