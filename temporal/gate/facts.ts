import type { Delivery, Outcome } from '../contract/assignment';
import type { ClientCommand, EventTopic } from '../contract/command';
import type { Policy } from '../contract/policy';
import type { Proof } from '../contract/receipt';
import type { CommandState } from '../contract/sending';
import type { SendingHours } from '../plan/sending-hours';

// What the gate rules on, loaded once, and nothing else. Instants are milliseconds since the epoch, UTC.

/** What a try came to: as the flow's receipt says, `not-sent` (surely nothing went out) or `unknown`. */
export type TryResult = 'sent' | 'refused' | 'opted-out' | 'skipped' | 'failed' | 'not-sent' | 'unknown';

/** One try of a command. */
export interface TryFact {
	number: number;
	startedAt: number;
	/** When its post began; missing where it never did. */
	postedAt?: number;
	/** Missing while it is under way, and where its worker was killed. */
	result?: TryResult;
	proof?: Proof;
	/** When its result came on record. */
	settledAt?: number;
}

/** A command, whatever it says. */
export interface CommandFacts {
	commandId: string;
	state: CommandState;
	/** From then on it is of no use. */
	expiresAt: number;
	/** In the order of their numbers. */
	tries: TryFact[];
	/** Whether something was said in the workflow of its assignment, or of one of a brief's, and is not on record yet. */
	unheard: boolean;
	/** Whether the flow that has its route answered a signed ping just now; asked where a try may have gone out. */
	pinged: boolean;
	/** Whether staff said of it "now, although it is night there". */
	anyHour?: boolean;
	/** Whether its client has asked since it was planned to be reminded later. */
	snoozed?: boolean;
	/** Whether it waits since all that goes to clients is held, or was when it looked last. */
	braked?: boolean;
}

/** An assignment that a message speaks of, with what waits for it in its workflow taken in. */
export interface AssignmentFacts {
	assignmentId: string;
	outcome: Outcome;
	delivery: Delivery;
	paused: boolean;
	deliverAt: number;
	/** When it was delivered, as far as is known. */
	deliveredAt?: number;
	dueAt: number;
	/** When it was answered. */
	answeredAt?: number;
	/** The client's, IANA. */
	zone: string;
	/** Whether staff said "now, although it is night there" of its delivery. */
	anyHour: boolean;
	/** Gap and caps, as they hold today. */
	limits: Pick<Policy, 'gapHours' | 'perDay' | 'perWeek'>;
	/** When something may go out to this client, as it stands today. */
	hours: SendingHours;
}

/** Something that may have reached this reader. */
export interface Said {
	commandId: string;
	kind: ClientCommand;
	at: number;
}

/** A message of the same kind about another assignment that waits for the same reader: a reminder, or a delivery. */
export interface Waiting {
	commandId: string;
	plannedAt: number;
	/** Whether something was said in its workflow that is not on record yet. */
	unheard: boolean;
	/** Whether its client has asked since it was planned to be reminded later. */
	snoozed?: boolean;
	assignment: Omit<AssignmentFacts, 'limits' | 'hours' | 'anyHour'>;
	/** Of a delivery: when it may go out by itself; missing where that is at any hour. */
	hours?: SendingHours;
}

/** Whether a client agrees to messages at an address. `withdrawn`: somebody who reads it wants none any more, whoever that is. */
export type Consent = 'given' | 'withdrawn' | 'none';

/** The command whose message is to say another one, too. */
export interface HostFacts {
	over: boolean;
	mayHaveGone: boolean;
	/** When it is tried next, or a try of it began that was not posted; missing where it is over. */
	turn?: number;
}

/** A message to a client. */
export interface MessageFacts {
	kind: ClientCommand;
	command: CommandFacts;
	assignment: AssignmentFacts;
	/** To messages at this address. */
	consent: Consent;
	/** Whether somebody who reads the address wants no reminders there. */
	remindersStopped?: boolean;
	/** Whether a flow takes it. */
	routed: boolean;
	/** The command whose message is to say this one, too. */
	host?: HostFacts;
	/** All that goes to clients is held: the last place in the line of those that look again. */
	brake?: { lastPlace: number };
	/** What may have reached whoever reads this address, in the last weeks; without this command. */
	said: Said[];
	/** Messages of its kind that this one may say, too. */
	waiting: Waiting[];
}

/** A brief to a clinician. */
export interface BriefFacts {
	kind: 'brief';
	command: CommandFacts;
	/** Since when it waits for what was said to be on record; the present instant, where it has not waited for that yet. */
	since: number;
	/** How many assignments there are to tell of, for sessions ahead. */
	lines: number;
	/** Whether an earlier edition went out. */
	earlier: boolean;
	/** The sessions for which there is something that an earlier edition did not say. */
	changed: number[];
}

/** A one-time code to a clinician. */
export interface CodeFacts {
	kind: 'code';
	command: CommandFacts;
	/** Whether it opens anything: it is the newest, neither used nor locked. */
	holds: boolean;
}

/** A notice to one subscriber. */
export interface NoticeFacts {
	kind: 'notice';
	command: CommandFacts;
	topic: EventTopic;
	/** Whether the flow still asks for it. */
	routed: boolean;
	/** When what it tells happened. */
	happenedAt: number;
	/** Of its assignment. */
	outcome: Outcome;
	delivery: Delivery;
	dueAt: number;
}

/** The answer to a stop. */
export interface FarewellFacts {
	kind: 'farewell';
	command: CommandFacts;
	/** Whether anything is stopped at the address still. */
	holds: boolean;
	/** When it was asked for. */
	askedAt: number;
	/** The client's, IANA. */
	zone: string;
	/** When something may go out to this client, as it stands today. */
	hours: SendingHours;
}

/** What goes wrong, to one subscriber. */
export interface AttentionFacts {
	kind: 'attention';
	command: CommandFacts;
	/** Whether the flow still asks for it. */
	routed: boolean;
}

export type Facts = MessageFacts | BriefFacts | CodeFacts | NoticeFacts | AttentionFacts | FarewellFacts;
