import {
	eventTopicSchema,
	type BriefCommand,
	type ClientMessages,
	type Message,
	type EventTopic,
} from '../contract/command';
import { languageSchema, type Language } from '../contract/language';
import { CLIENT_MESSAGE_KINDS, type ClientMessageKind } from '../contract/message-names';
import { attentionComposer, type AttentionContent } from './attention-message';
import { codeComposer, type CodeMessageContent } from './code-message';
import { clientMessageComposer, type ClientMessageComposer, type ClientMessageContent } from './client-messages';
import type { LibraryFolder } from './library-folder';
import { briefFileSchema, clientMessageFileSchema, noticeFileSchema } from './schemas';
import {
	briefComposer,
	noticeComposer,
	type BriefContent,
	type NoticeComposer,
	type NoticeContent,
	type Sender,
} from './staff-messages';

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
): Messages | undefined {
	reportUnknown(folder);
	const forClients = new Map<string, ClientMessageComposer>();
	for (const [path, { kind, language }] of clientMessageFiles(languages)) {
		const composer = folder.read(path, (file) => {
			const content = file.parse(clientMessageFileSchema);
			return content && clientMessageComposer(kind, language, file, content, sender.practice);
		});
		if (composer) forClients.set(path, composer);
	}
	const brief = folder.read(messageFile('brief'), (file) => {
		const content = file.parse(briefFileSchema);
		return content && briefComposer(file, content, sender);
	});
	const code = folder.read(messageFile('code'), (file) => {
		const content = file.parse(noticeFileSchema);
		return content && codeComposer(file, content, sender);
	});
	const attention = folder.read(messageFile('attention'), (file) => {
		const content = file.parse(noticeFileSchema);
		return content && attentionComposer(file, content, sender);
	});
	const notices = new Map<EventTopic, NoticeComposer>();
	for (const topic of eventTopicSchema.options) {
		const composer = folder.read(messageFile(topic), (file) => {
			const content = file.parse(noticeFileSchema);
			return content && noticeComposer(topic, file, content, sender);
		});
		if (composer) notices.set(topic, composer);
	}
	if (!brief || !code || !attention || folder.problems.length > 0) return undefined;
	return {
		compose: (kind, content) => {
			const composer =
				forClients.get(messageFile(kind, content.language)) ?? forClients.get(messageFile(kind, languages[0]))!;
			return composer(content);
		},
		composeBrief: brief,
		composeCode: code,
		composeAttention: attention,
		composeNotice: (topic, content) => notices.get(topic)!(content),
	};
}

function reportUnknown(folder: LibraryFolder): void {
	const toStaff = ['brief', 'code', 'attention', ...eventTopicSchema.options].map((name) => messageFile(name));
	const known = [...clientMessageFiles(languageSchema.options).keys(), ...toStaff];
	for (const path of folder.names('messages', '.yaml').map((name) => messageFile(name))) {
		if (known.includes(path)) continue;
		const allowed = known.map((other) => other.slice('messages/'.length)).join(', ');
		folder.report(path, `is no message that is sent; allowed are ${allowed}`);
	}
}

/** What clients get in these languages, by its files. */
function clientMessageFiles(languages: Language[]): Map<string, { kind: ClientMessageKind; language: Language }> {
	const all = languages.flatMap((language) => CLIENT_MESSAGE_KINDS.map((kind) => ({ kind, language })));
	return new Map(all.map(({ kind, language }) => [messageFile(kind, language), { kind, language }]));
}

/** The file of a message: as of an exercise's, the language stands in its name where that is not English. */
export function messageFile(name: string, language: Language = 'en'): string {
	return language === 'en' ? `messages/${name}.yaml` : `messages/${name}.${language}.yaml`;
}
