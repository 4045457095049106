import type { Terms } from '../../../temporal/contract/assignment';
import type { ClientCommand, Topic } from '../../../temporal/contract/command';
import type { AssignmentEvent, EventKind } from '../../../temporal/contract/event';
import { clinicianId } from '../../../temporal/contract/identity';
import type { KeyRing } from '../../../temporal/contract/keys';
import {
	briefId,
	commandId,
	noticeCommandId,
	reminderCommandId,
	type WhichReminder,
} from '../../../temporal/contract/names';
import { resolvePolicy } from '../../../temporal/contract/policy';
import type { Ledger } from '../../../temporal/ledger/ledger';
import type { Gated, LetThrough, NoRoom, Order, Settled, Try } from '../../../temporal/ledger/sending/orders';
import type { Circumstances } from '../../../temporal/ledger/sending/facts';
import { inFull } from '../../../temporal/contract/skip-words';
import type { TryEnd } from '../../../temporal/ledger/sending/try-end';
import { OPEN_EVERY_DAY } from '../../../temporal/plan/sending-hours';
import { dayBounds } from '../../../temporal/plan/hours';
import { assignmentInput, claimOf, DUE_AT, EXERCISE, newLedger, routeOf, runOf } from '../practice';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** In Chicago: Monday at nine, Wednesday at ten, and Friday at nine in the morning, when the second reminder goes out. */
export const MONDAY = Date.parse('2026-03-02T15:00:00Z');
export const WEDNESDAY = Date.parse('2026-03-04T16:00:00Z');
export const FRIDAY = Date.parse('2026-03-06T15:10:00Z');

export const SENT: TryEnd = { result: 'sent', providerMessageId: '<1@mail.example>' };
export const UNKNOWN: TryEnd = { result: 'unknown', reason: 'The connection broke.' };
export const NOT_SENT: TryEnd = { result: 'not-sent', why: 'unreachable', reason: 'n8n cannot be reached.' };
export const FAILED: TryEnd = { result: 'failed', proof: 'rejected', reason: 'Mailbox is busy.' };
export const REFUSED: TryEnd = { result: 'refused', reason: 'No such mailbox.' };

export const KIM = { name: 'Dr. Kim Li', email: 'kim@practice.example' };

/** What holds where nothing is special; the flow that may have got a message answers a ping. */
export function circumstances(more: Partial<Circumstances> = {}): Circumstances {
	return {
		unheard: [],
		pinged: true,
		policy: (_exerciseId, own) => resolvePolicy(own),
		practiceHours: OPEN_EVERY_DAY,
		...more,
	};
}

/** One thing that is to be said, on its way through the ledger. */
export class Saying {
	constructor(
		private readonly ledger: Ledger,
		readonly order: Order,
	) {}

	get id(): string {
		return this.order.commandId;
	}

	async begin(at: number, more?: Partial<Circumstances>): Promise<Gated> {
		return await this.ledger.commands.begin(this.order, at, circumstances(more));
	}

	/** Comes to a flow that has no room for it. */
	async findsNoRoom(at: number, until: number, reason: NoRoom['reason'] = 'busy'): Promise<Gated> {
		return await this.ledger.commands.begin(this.order, at, circumstances(), { until, reason });
	}

	/** A try that the gate has to let through. */
	async tried(at: number): Promise<LetThrough> {
		const gated = await this.begin(at);
		if (gated.kind !== 'go') throw new Error(`The gate said ${JSON.stringify(gated)}.`);
		return gated;
	}

	async posting(gated: LetThrough, at: number): Promise<boolean> {
		return await this.ledger.commands.posting(gated, 'route', at, circumstances());
	}

	/** A try whose post has begun. */
	async posted(at: number): Promise<LetThrough> {
		const gated = await this.tried(at);
		if (!(await this.posting(gated, at))) throw new Error('The gate held it back before its post.');
		return gated;
	}

	/** Finds after all that its flow has no room. */
	async giveWay(gated: LetThrough, at: number, until: number): Promise<Settled> {
		return await this.ledger.commands.giveWay(gated, { until, reason: 'busy' }, at, circumstances());
	}

	async settle({ attempt }: { attempt: Try }, end: TryEnd, at: number): Promise<Settled> {
		return await this.ledger.commands.settle(attempt, end, at);
	}

	/** One try, all the way. */
	async comesTo(end: TryEnd, at: number): Promise<Settled> {
		return await this.settle(await this.posted(at), end, at + SECOND);
	}

	async state(): Promise<string | undefined> {
		return (await this.ledger.commands.standing(this.id))?.state;
	}
}

export type Asked = Partial<Terms> & { key?: string; consentGiven?: boolean };

/** A practice with a ledger of its own. */
export class Practice {
	private constructor(
		readonly ledger: Ledger,
		readonly ring: KeyRing,
		readonly place: Awaited<ReturnType<typeof newLedger>>['place'],
	) {}

	static async open(): Promise<Practice> {
		const { ledger, ring, place } = await newLedger();
		return new Practice(ledger, ring, place);
	}

	/** The same practice, as another worker sees it. */
	static of(ledger: Ledger, ring: KeyRing, place: Practice['place']): Practice {
		return new Practice(ledger, ring, place);
	}

	/** An assignment from Monday to Friday, with reminders on Wednesday at nine and on Friday. */
	async assigned(asked: Asked = {}): Promise<string> {
		const input = assignmentInput(this.ring, { deliverAt: new Date(MONDAY).toISOString(), ...asked });
		const admission = await this.ledger.assignments.record(input, EXERCISE, runOf(asked.key ?? 'run'));
		expect(admission.kind).toBe('recorded');
		return input.assignmentId;
	}

	/** An assignment that came on record as delivered, some other way than by a command. */
	async delivered(asked: Asked = {}): Promise<string> {
		const assignmentId = await this.assigned(asked);
		await this.happens(assignmentId, 'delivered');
		return assignmentId;
	}

	async happens(assignmentId: string, kind: EventKind, more: Partial<AssignmentEvent> = {}): Promise<string> {
		const eventId = more.eventId ?? `${assignmentId}.${kind}`;
		const outcome = kind === 'answered' ? 'done' : kind === 'withdrawn' ? 'withdrawn' : 'open';
		const at = new Date(MONDAY).toISOString();
		await this.ledger.events.record({ eventId, assignmentId, kind, at, outcome, ...more });
		return eventId;
	}

	message(kind: ClientCommand, id: string, assignmentId: string, expiresAt = DUE_AT, at = MONDAY): Saying {
		return new Saying(this.ledger, { kind, commandId: id, assignmentId, at, expiresAt });
	}

	deliver(assignmentId: string): Saying {
		return this.message('deliver', commandId(assignmentId, 'deliver'), assignmentId);
	}

	remind(assignmentId: string, which: WhichReminder = '1'): Saying {
		return this.message('remind', reminderCommandId(assignmentId, which), assignmentId);
	}

	confirm(assignmentId: string, expiresAt = DUE_AT): Saying {
		return this.message('confirm', commandId(assignmentId, 'confirm'), assignmentId, expiresAt);
	}

	/** Of the sessions of a date in Chicago, by Kim. */
	brief(date: string, edition: number, expiresAt: number): Saying {
		const { clinicianId, ...day } = this.day(date);
		const commandId = briefId(clinicianId, date, edition);
		return new Saying(this.ledger, { kind: 'brief', commandId, edition, clinicianId, ...day, at: MONDAY, expiresAt });
	}

	day(date: string) {
		return { clinicianId: clinicianId(this.ring, KIM), date, ...dayBounds(date, 'America/Chicago') };
	}

	notice(eventId: string, routeId: string, expiresAt = DUE_AT + DAY): Saying {
		return new Saying(this.ledger, {
			kind: 'notice',
			commandId: noticeCommandId(eventId, routeId),
			at: MONDAY,
			expiresAt,
		});
	}

	/** A flow that wants to be told, or that takes a command. */
	async published(kind: Topic | 'confirm', name = 'Office'): Promise<string> {
		const route = routeOf(this.ring, kind, name);
		await this.ledger.routes.claim(claimOf(route));
		return route.routeId;
	}

	/** The steps of an assignment, with their reasons. */
	async steps(assignmentId: string) {
		const { events } = (await this.ledger.stories.of(assignmentId))!;
		return events.map(({ kind, reason, said }) =>
			reason === undefined ? kind : [kind, inFull({ ours: reason, theirs: said })],
		);
	}

	/** What Show Reminders says of a planned reminder. */
	async shown(assignmentId: string, ordinal = 1) {
		const { reminders } = (await this.ledger.reminders.of(assignmentId))!;
		return reminders.find((reminder) => reminder.ordinal === ordinal);
	}
}
