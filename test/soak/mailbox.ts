import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { caughtMails, inboxUrl, type CaughtMail } from '../../scripts/stack/inbox.ts';
import type { StackSettings } from '../../scripts/stack/settings.ts';
import type { ClientCommand } from '../../temporal/contract/command';
import type { KeyRing } from '../../temporal/contract/keys';
import { readLinkToken } from '../../temporal/contract/link-token';
import type { Library } from '../../temporal/library/library';

const POLL_MS = 500;
const SAMPLE_LINK = 'https://practice.example/page?t=sample';

/** Where the clients of a run get their messages. */
export const DOMAIN = 'soak.example';

interface Letter {
	kind: ClientCommand;
	link: string;
}

/** Takes the messages out of the mail catcher, and tells of each what it says and to whom. */
export class Mailbox {
	/** Messages to clients that name no assignment, or are of no kind. */
	strays = 0;
	private readonly letters = new Map<string, Letter[]>();
	private readonly taken = new Set<string>();
	private readonly arrivals = new EventEmitter().setMaxListeners(0);
	private readonly kinds: Map<string, ClientCommand>;

	constructor(
		private readonly settings: StackSettings,
		private readonly ring: KeyRing,
		library: Library,
	) {
		this.kinds = subjects(library);
	}

	/** Empties the mail catcher again and again, until the signal. */
	async watch(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			await this.collect();
			await setTimeout(POLL_MS);
		}
	}

	/** Takes what there is. */
	async collect(): Promise<void> {
		const mails = await caughtMails(this.settings);
		for (const mail of mails) if (!this.taken.has(mail.id)) this.take(mail);
		if (mails.length === 0) return;
		// So that each look at the mail catcher is a short one, however long the run.
		await fetch(`${inboxUrl(this.settings)}/api/email/delete`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ids: mails.map(({ id }) => id) }),
		});
	}

	/** The kinds of messages about an assignment that arrived, one for each message. */
	about(assignmentId: string): ClientCommand[] {
		return this.of(assignmentId).map(({ kind }) => kind);
	}

	/** Waits for the delivery of an assignment; answers the link in it. */
	async delivery(assignmentId: string, signal: AbortSignal): Promise<string> {
		const found = () => this.of(assignmentId).find(({ kind }) => kind === 'deliver')?.link;
		for (;;) {
			const link = found();
			if (link !== undefined) return link;
			await once(this.arrivals, assignmentId, { signal });
		}
	}

	private take({ id, subject, text, to }: CaughtMail): void {
		this.taken.add(id);
		if (!to.some(({ address }) => address.endsWith(`@${DOMAIN}`))) return;
		const kind = this.kinds.get(subject);
		const link = /https?:\/\/\S+/.exec(text)?.[0];
		const opens = link && readLinkToken(this.ring, new URL(link).searchParams.get('t') ?? '');
		if (!kind || !opens) {
			this.strays += 1;
			return;
		}
		this.letters.set(opens.assignmentId, [...this.of(opens.assignmentId), { kind, link }]);
		this.arrivals.emit(opens.assignmentId);
	}

	private of(assignmentId: string): Letter[] {
		return this.letters.get(assignmentId) ?? [];
	}
}

/** The kinds of messages to clients by their subjects. */
function subjects(library: Library): Map<string, ClientCommand> {
	const about = { exercise: 'Exercise', dueAt: Date.now(), zone: 'utc', link: SAMPLE_LINK };
	const subject = (kind: Parameters<Library['compose']>[0]) =>
		library.compose(kind, { language: 'en', firstName: 'Ada', about: [about], outcome: 'done', saidAt: Date.now() })
			.email.subject;
	return new Map<string, ClientCommand>([
		[subject('deliver'), 'deliver'],
		[subject('remind'), 'remind'],
		[subject('remind-near-due'), 'remind'],
		[subject('confirm'), 'confirm'],
	]);
}
