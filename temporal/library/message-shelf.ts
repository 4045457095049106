import type { Language } from '../contract/language';
import type { MessageStep } from '../contract/library-step';
import type { MessageStanding, WhichMessage } from '../contract/message-change';
import type { MessageKind } from '../contract/message-names';
import { LibraryFile, type Problem } from './library-file';
import { readMessage, type Composers } from './read-message';
import type { Sender } from './staff-messages';

/** What puts a message into words; which one, its place on the shelf says. */
type Composer = Composers[MessageKind];

/** A message as the library's folder has it. */
export interface MessageFile extends WhichMessage {
	yaml: string;
	/** SHA-256 of the file, in hex. */
	checksum: string;
	composer: Composer;
}

/** One message in one language. */
interface Place {
	file: MessageFile;
	/** What the practice has saved, which counts; `basedOn`: the checksum of the file by then. */
	saved?: { yaml: string; basedOn: string };
	/** Its words from each change on, the file's first. */
	words: Array<{ from: number; composer: Composer }>;
}

/** The messages of a library, as the practice has them. Its own words count before the file's. */
export class MessageShelf {
	private readonly places = new Map<string, Place>();
	private last = 0;

	/** @param languages in which the practice speaks to clients, its own first */
	constructor(
		files: MessageFile[],
		private readonly languages: [Language, ...Language[]],
		private readonly sender: Sender,
	) {
		for (const file of files) this.places.set(key(file), { file, words: [{ from: 0, composer: file.composer }] });
	}

	/** As of which change the messages are worded now: its place among all of the library's, 0 before the first. */
	get position(): number {
		return this.last;
	}

	/** All that is said, in each of its languages. */
	all(): WhichMessage[] {
		return [...this.places.values()].map(({ file: { message, language } }) => ({ message, language }));
	}

	/** A message as it is written, whosever words it has; undefined where the practice does not say it in that language. */
	look(which: WhichMessage): { yaml: string; fileYaml: string; checksum: string } | undefined {
		const place = this.places.get(key(which));
		if (!place) return undefined;
		const { yaml, checksum } = place.file;
		return { yaml: place.saved?.yaml ?? yaml, fileYaml: yaml, checksum };
	}

	/** How a message stands that is there. */
	standing(which: WhichMessage): MessageStanding {
		const { saved, file } = this.places.get(key(which))!;
		return { saved: saved !== undefined, newer: saved !== undefined && saved.basedOn !== file.checksum };
	}

	/** What would be wrong with these words, and whether the message can be put into words by them at all. */
	weigh({ message, language }: WhichMessage, yaml: string): { problems: Problem[]; composer: Composer | undefined } {
		const file = new LibraryFile(`${message}.yaml`, Buffer.from(yaml));
		const composer = readMessage(message, language, file, this.sender);
		return { problems: file.problems, composer };
	}

	/**
	 * What puts a message into words; in the practice's own language where it does not speak the one that is asked for.
	 *
	 * @param words as of which change
	 */
	composer<K extends MessageKind>(message: K, language: Language, words = this.last): Composers[K] {
		const place =
			this.places.get(key({ message, language })) ?? this.places.get(key({ message, language: this.languages[0] }))!;
		return place.words.findLast(({ from }) => from <= words)!.composer as Composers[K];
	}

	/**
	 * Takes a step that the practice made. Words that cannot be put together any more, by a later release, give way to the file's;
	 * those in a language that the practice speaks no more wait until it does.
	 *
	 * @param position its place among all steps
	 */
	take(step: MessageStep, position: number): void {
		this.last = position;
		const place = this.places.get(key(step));
		if (!place) return;
		const { composer } = place.file;
		if (step.what === 'save-message') {
			place.saved = { yaml: step.yaml, basedOn: step.basedOn };
			place.words.push({ from: position, composer: this.weigh(step, step.yaml).composer ?? composer });
		} else {
			delete place.saved;
			place.words.push({ from: position, composer });
		}
	}
}

function key({ message, language }: WhichMessage): string {
	return `${message}.${language}`;
}
