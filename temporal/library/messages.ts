import type { BriefCommand, ClientMessages, EventTopic, Message } from '../contract/command';
import { languageSchema, type Language } from '../contract/language';
import { CLIENT_MESSAGE_KINDS, isToClients, MESSAGE_KINDS, type ClientMessageKind } from '../contract/message-names';
import type { WhichMessage } from '../contract/message-change';
import type { AttentionContent } from './attention-message';
import type { ClientMessageContent } from './client-messages';
import type { CodeMessageContent } from './code-message';
import type { LibraryFolder } from './library-folder';
import { MessageShelf, type MessageFile } from './message-shelf';
import { readMessage } from './read-message';
import type { BriefContent, NoticeContent, Sender } from './staff-messages';

/** All messages that the practice sends, in its own words. */
export interface Messages {
	/** A message to one client, in the words of each channel; in the practice's own language where it does not speak that one. */
	compose(kind: ClientMessageKind, content: ClientMessageContent): ClientMessages;
	/** What a clinician is told before the sessions of a day. */
	composeBrief(content: BriefContent): BriefCommand['message'];
	/** What a clinician is told who has asked for a one-time code. */
	composeCode(content: CodeMessageContent): Message;
	/** What the practice's staff is told of something that happened. */
	composeNotice(topic: EventTopic, content: NoticeContent): Message;
	/** What whoever looks after the flows is told of what goes wrong. */
	composeAttention(content: AttentionContent): Message;
}

/** @param words as of which of the practice's changes of messages; as of the last one, if left out */
export function messagesOf(shelf: MessageShelf, words?: number): Messages {
	return {
		compose: (kind, content) => shelf.composer(kind, content.language, words)(content),
		composeBrief: (content) => shelf.composer('brief', 'en', words)(content),
		composeCode: (content) => shelf.composer('code', 'en', words)(content),
		composeNotice: (topic, content) => shelf.composer(topic, 'en', words)(content),
		composeAttention: (content) => shelf.composer('attention', 'en', words)(content),
	};
}

/**
 * Reads `messages/<kind>.yaml`, and `messages/<kind>.<language>.yaml` of what clients get; undefined where something in the folder
 * cannot be used, which is then noted there.
 *
 * @param languages in which the practice speaks to clients, its own first
 */
export function readMessages(
	folder: LibraryFolder,
	sender: Sender,
	languages: [Language, ...Language[]],
): MessageShelf | undefined {
	reportUnknown(folder);
	const files: MessageFile[] = [];
	for (const which of messagesIn(languages)) {
		const { message, language } = which;
		const read = folder.read(messageFile(message, language), (file) => {
			const composer = readMessage(message, language, file, sender);
			return composer && { ...which, yaml: file.content, checksum: file.checksum, composer };
		});
		if (read) files.push(read);
	}
	return folder.problems.length > 0 ? undefined : new MessageShelf(files, languages, sender);
}

function reportUnknown(folder: LibraryFolder): void {
	const known = messagesIn(languageSchema.options).map(({ message, language }) => messageFile(message, language));
	for (const path of folder.names('messages', '.yaml').map((name) => messageFile(name))) {
		if (known.includes(path)) continue;
		const allowed = known.map((other) => other.slice('messages/'.length)).join(', ');
		folder.report(path, `is no message that is sent; allowed are ${allowed}`);
	}
}

/** What clients get in these languages, and what staff get in English. */
function messagesIn(languages: Language[]): WhichMessage[] {
	const toStaff = MESSAGE_KINDS.filter((message) => !isToClients(message));
	return [
		...languages.flatMap((language) => CLIENT_MESSAGE_KINDS.map((message) => ({ message, language }))),
		...toStaff.map((message) => ({ message, language: 'en' as const })),
	];
}

/** The file of a message: as of an exercise's, the language stands in its name where that is not English. */
export function messageFile(name: string, language: Language = 'en'): string {
	return language === 'en' ? `messages/${name}.yaml` : `messages/${name}.${language}.yaml`;
}
