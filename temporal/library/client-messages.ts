import type { ReportedOutcome } from '../contract/change-inputs';
import type { Channel, ClientMessages } from '../contract/command';
import type { Language } from '../contract/language';
import type { ClientMessageKind } from '../contract/message-names';
import type { StopScope } from '../contract/stops';
import type { LibraryFile } from './library-file';
import { faultIn } from './client-message-faults';
import { samplesOf } from './client-samples';
import { variables } from './client-variables';
import { revealingWords } from './revealing-words';
import type { ClientMessageFile } from './schemas';
import type { Allowance, TemplateWords, Variables } from './template';
import { wordings } from './wordings';

/** One assignment that a message is about. */
export interface About {
	/** The exercise's title. */
	exercise: string;
	/** Milliseconds since 1970, UTC. */
	dueAt: number;
	/** The client's, IANA. */
	zone: string;
	/** The client's link. */
	link: string;
	/** Whether it is due no more, but over. */
	late?: boolean;
	/** Whose it is, by the first name, where the message speaks for several clients. */
	forWhom?: string;
}

/** What a message is made of, for all channels; each of them says only what it may. */
export interface ClientMessageContent {
	/** In which it is said: that of what it is about first. */
	language: Language;
	/** The client's first name; never the full one. Missing where the message speaks for several clients. */
	firstName?: string;
	/** The assignment itself, then its siblings that a reminder speaks of, too. */
	about: [About, ...About[]];
	/** What a confirmation confirms. */
	outcome?: ReportedOutcome;
	/** What is stopped, as the answer to a stop says. */
	stopped?: StopScope;
	/** When it is said; milliseconds since 1970, UTC. */
	saidAt: number;
	/** Which of several wordings it takes, from 0 on and around again. */
	turn?: number;
}

/** Puts a client's content into one message. */
export type ClientMessageComposer = (content: ClientMessageContent) => ClientMessages;

/** E-mail and SMS can be read by others. */
const INSECURE: readonly Channel[] = ['email', 'sms'];

/** Notes in the file what is wrong in its templates, and what they must not say in an insecure channel. */
export function clientMessageComposer(
	kind: ClientMessageKind,
	language: Language,
	file: LibraryFile,
	{ email, sms, portal }: ClientMessageFile,
	practice: string,
): ClientMessageComposer | undefined {
	const opens = email.opening !== undefined;
	const renderer = (channel: Channel, field: string, source: string | string[]) =>
		wordings(file, [channel, field], source, {
			...allowance(kind, language, channel, practice, opens && field === 'text'),
			faultOf: faultIn(kind, language, channel, field),
		});
	const emailSubject = renderer('email', 'subject', email.subject);
	const emailOpening = renderer('email', 'opening', email.opening ?? '');
	const emailText = renderer('email', 'text', email.text);
	const smsText = renderer('sms', 'text', sms.text);
	const portalSubject = renderer('portal', 'subject', portal.subject);
	const portalText = renderer('portal', 'text', portal.text);
	if (!emailSubject || !emailOpening || !emailText || !smsText || !portalSubject || !portalText) return undefined;

	return (asked) => {
		// Where the practice speaks the language of what it is about no more, these words are of another one.
		const content = { ...asked, language };
		const { turn = 0 } = content;
		const forEmail = variables(kind, 'email', content, practice);
		const forPortal = variables(kind, 'portal', content, practice);
		const opened = { ...forEmail, ...(opens && { opening: emailOpening(forEmail, turn) }) };
		return {
			email: { subject: emailSubject(forEmail, turn), text: emailText(opened, turn) },
			sms: { text: smsText(variables(kind, 'sms', content, practice), turn) },
			portal: { subject: portalSubject(forPortal, turn), text: portalText(forPortal, turn) },
		};
	};
}

function allowance(
	kind: ClientMessageKind,
	language: Language,
	channel: Channel,
	practice: string,
	opens: boolean,
): Allowance {
	const samples = samplesOf(kind, language, channel, practice);
	const opened = (sample: Variables): Variables => ({ ...sample, opening: 'Hello' });
	return {
		samples: opens && channel === 'email' ? (samples.map(opened) as Allowance['samples']) : samples,
		...(INSECURE.includes(channel) && { judge: judgeInsecure(practice) }),
	};
}

function judgeInsecure(practice: string) {
	return ({ text, rowsOf }: TemplateWords, report: (row: number, message: string) => void) => {
		for (const { word, row } of revealingWords(text)) {
			report(row, `"${word}" reveals too much where others may read along; find neutral words`);
		}
		for (const { word } of revealingWords(practice)) {
			for (const row of rowsOf('practice')) {
				const reason = `"${word}" in the practice's name reveals too much where others may read along`;
				report(row, `${reason}; leave {{ practice }} out`);
			}
		}
	};
}
