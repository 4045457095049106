import type { ReportedOutcome } from '../contract/change-inputs';
import type { BriefCommand, Message, EventTopic } from '../contract/command';
import type { NotSent } from '../contract/sending';
import { spokenName } from '../wording/client-name';
import { isolated } from '../wording/isolated';
import { dateInWords, instantInWords, timeInWords, type Clock } from '../wording/date-in-words';
import type { LibraryFile } from './library-file';
import { judgeMailHtml } from './mail-html';
import type { BriefFile, NoticeFile } from './schemas';
import { staffTemplate } from './staff-template';
import { template, type Variables } from './template';

/** The practice as its staff's messages speak of it. */
export interface Sender {
	/** The practice's name. */
	practice: string;
	clock: Clock;
}

/** What is said of one assignment. */
interface SaidLine {
	/** First name and the first letter of the last, more of it among namesakes: `Ada B.` */
	client: string;
	/** Such as `Thought record: delivered Mon 9:02, done Sat`. */
	line: string;
	/** Milliseconds since 1970, UTC; left out where a due instant stands in for an unknown session. */
	sessionAt?: number;
	/** The client's, IANA. */
	zone: string;
}

/** What a clinician is told before the sessions of a day. */
export interface BriefContent {
	clinician: { name: string };
	/** Of the sessions, on the practice's calendar, `YYYY-MM-DD`. */
	date: string;
	/** In the order in which they are to be read. */
	lines: Array<SaidLine & { change?: 'new' | 'changed' }>;
	/** What an earlier edition told and this one does not. */
	gone: SaidLine[];
	/** Homework of before, of clients whom the clinician has taken over. */
	before: Array<Pick<SaidLine, 'client' | 'line'>>;
	/** Left out where the clinician is not asked whether it was read. */
	seenLink?: string;
	/** Whether something differs from an earlier edition that went out. */
	correction: boolean;
	/** When it was meant to go out, where it comes late; milliseconds since 1970, UTC. */
	meantFor?: number;
	/** Why all that goes to clients is held at the moment, where it is, in the words of staff. */
	heldReason?: string;
	/** When it is said; milliseconds since 1970, UTC. */
	saidAt: number;
}

/** What the practice's staff is told of. */
export interface NoticeContent {
	/** First name and the first letter of the last, more of it among namesakes: `Ada B.` */
	client: string;
	/** The exercise's title. */
	exercise: string;
	/** When it happened; milliseconds since 1970, UTC. */
	at: number;
	/** When it is said; milliseconds since 1970, UTC. */
	saidAt: number;
	/** The client's, IANA. */
	zone: string;
	/** With `answered`. */
	outcome?: ReportedOutcome;
	/** With `answered`: whether it took the place of another answer. */
	corrected?: boolean;
	/** With `undeliverable`: why, in plain words. */
	reason?: string;
	/** With `undeliverable`: the kind of reason, by which the remedy goes. */
	because?: NotSent;
	/** With `undeliverable`: whether nobody knows if it arrived. */
	unsure?: boolean;
	/** By which staff send it again or withdraw it. */
	assignmentId: string;
}

export type BriefComposer = (content: BriefContent) => BriefCommand['message'];
export type NoticeComposer = (content: NoticeContent) => Message;

const LINE = { client: 'Ada B.', line: 'Thought record: delivered Mon 9:02, done Sat', zone: 'utc' };
const BRIEF: BriefContent = {
	clinician: { name: 'Dr. Jo Sample' },
	date: '2026-12-03',
	lines: [{ ...LINE, sessionAt: 0 }, LINE],
	gone: [],
	before: [LINE],
	correction: false,
	saidAt: 0,
};
const CORRECTION: BriefContent = {
	...BRIEF,
	lines: [{ ...LINE, sessionAt: 0, change: 'new' }, { ...LINE, change: 'changed' }, LINE],
	gone: [{ ...LINE, sessionAt: 0 }, LINE],
	correction: true,
	meantFor: 0,
	heldReason: 'Messages name the wrong day',
};
const NOTICE: NoticeContent = {
	client: LINE.client,
	exercise: 'Thought record',
	...{ at: 0, saidAt: 0, zone: 'utc', assignmentId: 'AAAAAAAAAAAAAAAAAAAAAA' },
};

/** What a brief is sent for: how each client's homework stands, and where to read more. */
const OF_BRIEF = {
	lines: '{% for item in lines %}{{ item.client }}: {{ item.line }}{% endfor %}',
	seenLink: '{{ seenLink }}',
};

/** Notes in the file what is wrong in its templates. */
export function briefComposer(file: LibraryFile, { subject, text, html }: BriefFile, sender: Sender) {
	const samples: [Variables, Variables] = [
		briefVariables({ ...BRIEF, seenLink: 'https://practice.example/page?t=sample' }, sender),
		briefVariables(CORRECTION, sender),
	];
	const subjectOf = template(file, ['subject'], subject, { samples });
	const textOf = template(file, ['text'], text, { samples, needs: OF_BRIEF });
	const htmlOf = template(file, ['html'], html, { samples, needs: OF_BRIEF, format: 'html', judge: judgeMailHtml });
	if (!subjectOf || !textOf || !htmlOf) return undefined;
	return ((content) => {
		const variables = briefVariables(content, sender);
		return {
			subject: subjectOf(variables),
			text: textOf(variables),
			html: htmlOf(briefVariables(content, sender, asItStands)),
		};
	}) satisfies BriefComposer;
}

/** HTML templates isolate names by `<bdi>`. */
function asItStands(name: string): string {
	return name;
}

/** Notes in the file what is wrong in its templates. */
export function noticeComposer(
	topic: EventTopic,
	file: LibraryFile,
	words: NoticeFile,
	sender: Sender,
): NoticeComposer | undefined {
	const samples: [Variables, Variables] = [
		noticeVariables(topic, { ...NOTICE, outcome: 'done', corrected: true, reason: 'The provider refused it.' }, sender),
		noticeVariables(topic, NOTICE, sender),
	];
	const message = staffTemplate(file, words, samples, { client: '{{ client }}' });
	return message && ((content) => message(noticeVariables(topic, content, sender)));
}

/** @param say how a name stands in the format */
function briefVariables(content: BriefContent, { practice, clock }: Sender, say = isolated): Variables {
	const { clinician, date, lines, gone, before, seenLink, correction, meantFor, heldReason, saidAt } = content;
	const said = ({ client, line, sessionAt, zone }: SaidLine) => ({
		client: say(client),
		line,
		time: sessionAt === undefined ? null : timeInWords(sessionAt, clock, zone),
	});
	return {
		clinician: say(spokenName(clinician.name)),
		date: dateInWords(date, clock.zone, saidAt),
		lines: lines.map((line) => ({ ...said(line), change: line.change ?? null })),
		gone: gone.map(said),
		before: before.map(({ client, line }) => ({ client: say(client), line })),
		seenLink: seenLink ?? null,
		correction,
		meantFor: meantFor === undefined ? null : instantInWords(meantFor, clock, clock.zone, saidAt),
		heldReason: heldReason === undefined ? null : say(heldReason),
		practice,
	};
}

function noticeVariables(topic: EventTopic, content: NoticeContent, { practice, clock }: Sender): Variables {
	const { client, exercise, at, saidAt, zone, outcome = null, assignmentId } = content;
	const { corrected = false, reason = null, because = null, unsure = false } = content;
	return {
		client: isolated(client),
		exercise,
		at: instantInWords(at, clock, zone, saidAt),
		practice,
		...(topic === 'answered' && { outcome, corrected }),
		...(topic === 'undeliverable' && { reason, because, unsure, assignmentId }),
	};
}
