import {
	eventTopicSchema,
	type BriefCommand,
	type ClientMessages,
	type Message,
	type EventTopic,
} from '../contract/command';
import { attentionComposer, type AttentionContent } from './attention-message';
import { codeComposer, type CodeMessageContent } from './code-message';
import {
	CLIENT_MESSAGE_KINDS,
	clientMessageComposer,
	type ClientMessageComposer,
	type ClientMessageContent,
	type ClientMessageKind,
} from './client-messages';
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
	/** A message to one client, in the words of each channel. */
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

/** Reads `messages/<kind>.yaml`; undefined where something in the folder cannot be used, which is then noted there. */
export function readMessages(folder: LibraryFolder, sender: Sender): Messages | undefined {
	reportUnknown(folder);
	const forClients = new Map<ClientMessageKind, ClientMessageComposer>();
	for (const kind of CLIENT_MESSAGE_KINDS) {
		const composer = folder.read(fileOf(kind), (file) => {
			const content = file.parse(clientMessageFileSchema);
			return content && clientMessageComposer(kind, file, content, sender.practice);
		});
		if (composer) forClients.set(kind, composer);
	}
	const brief = folder.read(fileOf('brief'), (file) => {
		const content = file.parse(briefFileSchema);
		return content && briefComposer(file, content, sender);
	});
	const code = folder.read(fileOf('code'), (file) => {
		const content = file.parse(noticeFileSchema);
		return content && codeComposer(file, content, sender);
	});
	const attention = folder.read(fileOf('attention'), (file) => {
		const content = file.parse(noticeFileSchema);
		return content && attentionComposer(file, content, sender);
	});
	const notices = new Map<EventTopic, NoticeComposer>();
	for (const topic of eventTopicSchema.options) {
		const composer = folder.read(fileOf(topic), (file) => {
			const content = file.parse(noticeFileSchema);
			return content && noticeComposer(topic, file, content, sender);
		});
		if (composer) notices.set(topic, composer);
	}
	if (!brief || !code || !attention || folder.problems.length > 0) return undefined;
	return {
		compose: (kind, content) => forClients.get(kind)!(content),
		composeBrief: brief,
		composeCode: code,
		composeAttention: attention,
		composeNotice: (topic, content) => notices.get(topic)!(content),
	};
}

function reportUnknown(folder: LibraryFolder): void {
	const known: string[] = [...CLIENT_MESSAGE_KINDS, 'brief', 'code', 'attention', ...eventTopicSchema.options];
	for (const name of folder.names('messages', '.yaml').filter((other) => !known.includes(other))) {
		const allowed = known.map((kind) => `${kind}.yaml`).join(', ');
		folder.report(fileOf(name), `is no message that is sent; allowed are ${allowed}`);
	}
}

function fileOf(name: string): `messages/${string}.yaml` {
	return `messages/${name}.yaml`;
}
