import { randomBytes } from 'node:crypto';
import {
	isTopic,
	type AttentionCommand,
	type BriefCommand,
	type CodeCommand,
	type ClientCommand,
	type Command,
	type MessageCommand,
	type NoticeCommand,
	type RouteCommand,
	type EventTopic,
} from '../../contract/command';
import type { Exercise } from '../../contract/exercise';
import { ASSIGNMENT_ID_BYTES, CLINICIAN_ID_BYTES } from '../../contract/identity';
import type { KeyRing } from '../../contract/keys';
import { briefToken, linkToken } from '../../contract/link-token';
import { attentionCommandId, briefId, codeCommandId, commandId, CONTRACT_VERSION, tryId } from '../../contract/names';
import { CODE_HOLDS_MS } from '../../contract/sign-in';
import type { Library } from '../../library/library';
import { pageLink } from './page-link';

/** What samples are made of: the practice's own words, and keys for links that open nothing. */
export interface SampleSource {
	library: Library;
	ring: KeyRing;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const PAGE = 'https://practice.example.com/webhook/page';
const CLIENT = { firstName: 'Alex', email: 'alex.sample@example.com' };
const CLINICIAN = { name: 'Dr. Kim Sample', email: 'kim.sample@example.com' };

/** A command about nobody that looks like a real one; its link opens nothing. */
export function sampleOf(command: RouteCommand, routeId: string, source: SampleSource): Command {
	if (command === 'attention') return sampleAttention(routeId, source);
	if (isTopic(command)) return sampleNotice(command, routeId, source);
	if (command === 'code') return sampleCode(routeId, source);
	return command === 'brief' ? sampleBrief(routeId, source) : sampleMessage(command, routeId, source);
}

function sampleMessage(command: ClientCommand, routeId: string, { library, ring }: SampleSource): MessageCommand {
	const assignmentId = randomId(ASSIGNMENT_ID_BYTES);
	const link = pageLink(PAGE, linkToken(ring, { assignmentId, generation: 0 }));
	const about = { exercise: titles(library)[0]!, dueAt: Date.now() + 3 * DAY_MS, zone: library.calendar.zone, link };
	return {
		...envelope(routeId, commandId(assignmentId, command)),
		command,
		assignmentId,
		alsoAbout: [],
		to: CLIENT,
		...(library.replyTo !== undefined && { replyTo: library.replyTo }),
		messages: library.compose(command, {
			language: library.language,
			firstName: CLIENT.firstName,
			about: [about],
			outcome: 'done',
			saidAt: Date.now(),
		}),
		link,
	};
}

function sampleBrief(routeId: string, { library, ring }: SampleSource): BriefCommand {
	const clinicianId = randomId(CLINICIAN_ID_BYTES);
	const sessionAt = Date.now() + DAY_MS;
	const about = { clinicianId, date: new Date(sessionAt).toISOString().slice(0, 10), edition: 1 };
	const seenLink = pageLink(PAGE, briefToken(ring, about));
	const [first, second = first] = titles(library);
	const { zone } = library.calendar;
	const lines = [
		{
			client: 'Alex S.',
			line: `${first}: delivered Mon 9:02, reminded Thu, done Sat, with a reflection`,
			sessionAt,
			zone,
		},
		{ client: 'Jo M.', line: `${second}: delivered Tue 10:15, no answer yet`, sessionAt: sessionAt + HOUR_MS, zone },
		{ client: 'Sam T.', line: `${first}: delivered Wed 9:30, partly done Fri`, zone },
	];
	return {
		...envelope(routeId, briefId(clinicianId, about.date, about.edition)),
		command: 'brief',
		...about,
		to: CLINICIAN,
		message: library.composeBrief({
			clinician: CLINICIAN,
			...{ date: about.date, lines, gone: [], before: [], seenLink, correction: false, saidAt: Date.now() },
		}),
		seenLink,
	};
}

function sampleCode(routeId: string, { library }: SampleSource): CodeCommand {
	const [saidAt, expiresAt] = [Date.now(), Date.now() + CODE_HOLDS_MS];
	return {
		...envelope(routeId, codeCommandId(randomId(ASSIGNMENT_ID_BYTES))),
		command: 'code',
		clinicianId: randomId(CLINICIAN_ID_BYTES),
		to: CLINICIAN,
		message: library.composeCode({ clinician: CLINICIAN, code: '000000', expiresAt, saidAt }),
	};
}

function sampleNotice(topic: EventTopic, routeId: string, { library }: SampleSource): NoticeCommand {
	const assignmentId = randomId(ASSIGNMENT_ID_BYTES);
	const at = Date.now() - HOUR_MS;
	const content = {
		answered: { outcome: 'done' as const },
		overdue: {},
		undeliverable: { because: 'refused' as const, reason: 'The provider refused it: no such address.' },
	}[topic];
	return {
		...envelope(routeId, commandId(assignmentId, topic)),
		command: topic,
		assignmentId,
		at: new Date(at).toISOString(),
		clinician: CLINICIAN,
		message: library.composeNotice(topic, {
			...{ client: 'Alex S.', exercise: titles(library)[0]!, zone: library.calendar.zone },
			...{ at, saidAt: Date.now(), assignmentId, ...content },
		}),
	};
}

function sampleAttention(routeId: string, { library }: SampleSource): AttentionCommand {
	const saidAt = Date.now();
	const lasting = { kind: 'stuck', what: 'remind', because: 'not-published', count: 3 } as const;
	const past = { kind: 'undeliverable', because: 'refused', count: 1 } as const;
	const items = [lasting, past].map((item) => ({ ...item, since: saidAt - HOUR_MS }));
	return {
		...envelope(routeId, attentionCommandId(routeId, saidAt)),
		command: 'attention',
		troubles: items.map(({ kind, count, since }) => ({
			...{ kind, count, since: new Date(since).toISOString(), over: false },
		})),
		message: library.composeAttention({ items, saidAt }),
	};
}

function envelope(routeId: string, id: string) {
	const expiresAt = new Date(Date.now() + DAY_MS).toISOString();
	const attempt = { commandId: id, tryId: tryId(id, 1), attempt: 1 };
	return { version: CONTRACT_VERSION, routeId, ...attempt, sample: true, expiresAt } as const;
}

/** Those in the practice's own language first. */
function titles({ shelf, language: own }: Library): string[] {
	const isForeign = ({ language }: Exercise) => Number(language !== own);
	const exercises = shelf.exercises().toSorted((one, other) => isForeign(one) - isForeign(other));
	return exercises.map(({ title }) => title);
}

function randomId(bytes: number): string {
	return randomBytes(bytes).toString('base64url');
}
