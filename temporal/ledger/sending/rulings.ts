import type { Transaction } from 'kysely';
import type { ClientCommand } from '../../contract/command';
import { eventId } from '../assignments/events';
import { DEFAULT_POLICY, type Policy } from '../../contract/policy';
import type { SkipReason } from '../../contract/receipt';
import { gapOf } from '../../plan/reminders';
import { isOpen, nextOpen, OPEN_EVERY_DAY } from '../../plan/sending-hours';
import { hasConsent } from '../people/consents';
import type { AssignmentsTable, RemindersTable, Schema } from '../tables/schema';
import { hostState } from './siblings';
import { capEnd, gapEnd, hasSlot } from './slots';

const MINUTE = 60_000;
/** A delivery at the instant that staff chose and a confirmation of an answer follow from what a person just did. */
const FOLLOWS_A_PERSON = 15 * MINUTE;
/** How long a reminder waits for the message that is to say it, too. */
const MERGED_WAIT = 10 * MINUTE;

/** A client's command at the gate. Instants in milliseconds. */
export interface Passing {
	command: ClientCommand;
	commandId: string;
	/** After this the command is pointless. */
	expiresAt: number;
	/** The instant for which this try was scheduled. */
	at: number;
	assignment: AssignmentsTable;
	/** Of a command that reminds. */
	reminder?: RemindersTable;
}

/** Why a command may be put off. */
export type LaterReason = 'quiet-hours' | 'gap' | 'cap' | 'merged';

/** Why a command does not go out now: not at all, or not before an instant. */
export type Ruling = { kind: 'hold'; reason: SkipReason } | { kind: 'later'; until: number; reason: LaterReason };

type Rule = (transaction: Transaction<Schema>, passing: Passing) => Promise<Ruling | undefined>;

/** In the order in which they are asked; the first that has a ruling decides. */
const RULES: Rule[] = [over, unwanted, expired, consentMissing, unrouted, saidByAnother, quiet, crowded];

/** Why a command does not go out now, or undefined where it may. What would be put off until it is pointless is held. */
export async function ruling(transaction: Transaction<Schema>, passing: Passing): Promise<Ruling | undefined> {
	for (const rule of RULES) {
		const ruled = await rule(transaction, passing);
		if (!ruled) continue;
		const pointless = ruled.kind === 'later' && ruled.until >= passing.expiresAt;
		return pointless ? { kind: 'hold', reason: ruled.reason } : ruled;
	}
	return undefined;
}

/** The policy that an assignment was given. */
export function policyOf({ policy }: AssignmentsTable): Policy {
	return policy === null ? DEFAULT_POLICY : (JSON.parse(policy) as Policy);
}

async function over(_: Transaction<Schema>, { command, assignment }: Passing): Promise<Ruling | undefined> {
	switch (assignment.outcome) {
		case 'withdrawn':
			return { kind: 'hold', reason: 'withdrawn' };
		case 'done':
		case 'partly':
		case 'could-not':
			return command === 'confirm' ? undefined : { kind: 'hold', reason: 'answered' };
		case 'open':
		case 'no-answer':
		case 'refused':
			return undefined;
	}
}

async function unwanted(_: Transaction<Schema>, { command, assignment }: Passing): Promise<Ruling | undefined> {
	if (command !== 'remind') return undefined;
	if (assignment.delivery !== 'delivered') return { kind: 'hold', reason: 'undelivered' };
	return assignment.paused === 1 ? { kind: 'hold', reason: 'paused' } : undefined;
}

async function expired(_: Transaction<Schema>, { at, expiresAt }: Passing): Promise<Ruling | undefined> {
	return at >= expiresAt ? { kind: 'hold', reason: 'expired' } : undefined;
}

async function consentMissing(transaction: Transaction<Schema>, { assignment }: Passing): Promise<Ruling | undefined> {
	return (await hasConsent(transaction, assignment)) ? undefined : { kind: 'hold', reason: 'no-consent' };
}

/** An answer is confirmed where a flow takes it; a delivery or a reminder without one is a mishap to be put right. */
async function unrouted(transaction: Transaction<Schema>, { command }: Passing): Promise<Ruling | undefined> {
	if (command !== 'confirm') return undefined;
	const route = await transaction
		.selectFrom('routes')
		.select('route_id')
		.where('kind', '=', command)
		.executeTakeFirst();
	return route ? undefined : { kind: 'hold', reason: 'no-route' };
}

/** A reminder waits for the message that is to say it, too, but not until it is of no use itself. */
async function saidByAnother(
	transaction: Transaction<Schema>,
	{ reminder, at, expiresAt, assignment }: Passing,
): Promise<Ruling | undefined> {
	if (!reminder?.merged_into) return undefined;
	const host = await hostState(transaction, reminder.merged_into, reminder, at);
	switch (host) {
		case 'sent':
			return { kind: 'hold', reason: 'merged' };
		case 'trying': {
			const { quietHours } = policyOf(assignment);
			const until = nextOpen(at + MERGED_WAIT, assignment.zone, { ...OPEN_EVERY_DAY, quietHours });
			return until < expiresAt ? { kind: 'later', until, reason: 'merged' } : undefined;
		}
		case 'over':
			return undefined;
	}
}

async function quiet(transaction: Transaction<Schema>, passing: Passing): Promise<Ruling | undefined> {
	const { at, assignment } = passing;
	const hours = { ...OPEN_EVERY_DAY, quietHours: policyOf(assignment).quietHours };
	if (isOpen(at, assignment.zone, hours)) return undefined;
	const chosen = await chosenInstant(transaction, passing);
	if (chosen !== undefined && at < chosen + FOLLOWS_A_PERSON) return undefined;
	return { kind: 'later', until: nextOpen(at, assignment.zone, hours), reason: 'quiet-hours' };
}

/** The instant at which a person asked for what is sent, if one did. */
async function chosenInstant(
	transaction: Transaction<Schema>,
	{ command, assignment }: Passing,
): Promise<number | undefined> {
	switch (command) {
		case 'deliver':
			return assignment.deliver_at;
		case 'confirm': {
			const answer = await transaction
				.selectFrom('events')
				.select('at')
				.where('event_id', '=', eventId(assignment.assignment_id, 'answered'))
				.executeTakeFirst();
			return answer?.at;
		}
		case 'remind':
			return undefined;
	}
}

async function crowded(
	transaction: Transaction<Schema>,
	{ command, commandId, at, assignment }: Passing,
): Promise<Ruling | undefined> {
	if (command !== 'remind' || (await hasSlot(transaction, commandId))) return undefined;
	const policy = policyOf(assignment);
	const { deliver_at: deliverAt, due_at: dueAt, zone } = assignment;
	const gap = await gapEnd(transaction, assignment, gapOf({ deliverAt, dueAt, zone }, policy));
	if (gap !== undefined && gap > at) return { kind: 'later', until: gap, reason: 'gap' };
	const cap = await capEnd(transaction, assignment, policy, at);
	return cap === undefined ? undefined : { kind: 'later', until: cap, reason: 'cap' };
}
