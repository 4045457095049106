import { reportedOutcomeSchema } from '../../contract/change-inputs';
import { clientCommandSchema } from '../../contract/command';
import { tryId } from '../../contract/names';
import { heldReasonSchema } from '../../contract/sending';
import type { TryResult } from '../../gate/facts';
import { standingAfter, standingWhenOver } from '../../gate/results';
import type { StopWish } from '../people/stops';
import type { Store } from '../tables/store';
import type { Settled, Try } from './orders';
import { endingOf } from './endings';
import { assignmentOf, isOver, triesOf, tryFact, type CommandRow } from './facts';
import { endCommands } from './planned';
import { readCommand, stand } from './standing';
import { recordStop } from './stops';
import { reasonOf, type TryEnd } from './try-end';
import { endTry } from './trying';

/**
 * Records what a try came to, and with it how its command stands, where its reader is held already: see `Commands.settle`.
 *
 * @param now in milliseconds
 */
export async function settleTry(
	store: Store,
	row: CommandRow,
	attempt: Try,
	end: TryEnd,
	now: number,
): Promise<Settled> {
	const result = await resultOf(store, attempt);
	const open = result === null || result === 'unknown';
	if (open) await endTry(store, attempt, end, now);
	// Whoever told a provider to stop has told us.
	if (open && end.result === 'opted-out' && isForClient(row))
		await recordStop(store, toldProvider(row, attempt, end, now), now);
	const tries = (await triesOf(store, attempt.commandId)).map(tryFact);
	const reason = open ? reasonOf(end) : (row.reason ?? undefined);
	if (isOver(row)) {
		const state = standingWhenOver(row.state, tries);
		const uselessSince = state === 'given-up' && row.state === 'unknown' && (await useless(store, row));
		if (uselessSince) return await stand(store, row, { state: 'skipped' }, uselessSince, now);
		return await stand(store, row, { state }, state === row.state ? row.reason : reason, now);
	}
	const standing = standingAfter(tries, row.expires_at, now);
	if (standing.nextAt === undefined) return await stand(store, row, standing, reason, now);
	const uselessSince = await useless(store, row);
	// What may have gone out stays so, without the second try.
	if (uselessSince && standing.state === 'unknown') return await stand(store, row, { state: 'unknown' }, reason, now);
	const settled = await stand(store, row, standing, heldReasonSchema.safeParse(reason).data ?? 'unsure', now);
	return (uselessSince && (await endWaiting(store, row, uselessSince, now))) ?? settled;
}

/** What a try came to: null while it is under way, undefined where it is not on record. */
export async function resultOf({ database }: Store, { commandId, number }: Try): Promise<TryResult | null | undefined> {
	const row = await database
		.selectFrom('tries')
		.select('result')
		.where('command_id', '=', commandId)
		.where('number', '=', number)
		.executeTakeFirst();
	return row?.result;
}

/** Ends a message that waits, since its assignment was answered or withdrawn while it was tried. */
async function endWaiting(
	store: Store,
	{ command_id, assignment_id }: CommandRow,
	reason: 'answered' | 'withdrawn',
	now: number,
): Promise<Settled | undefined> {
	await endCommands(store, assignment_id!, reason);
	const row = await readCommand(store, command_id);
	return isOver(row) ? { kind: 'over', ending: await endingOf(store, row, now) } : undefined;
}

/** What has left a message to a client without use for good, if anything has. */
async function useless(store: Store, { assignment_id, kind }: CommandRow) {
	if (assignment_id === null || kind === 'notice') return undefined;
	const { outcome } = await assignmentOf(store, assignment_id);
	if (outcome === 'withdrawn') return outcome;
	return kind !== 'confirm' && reportedOutcomeSchema.safeParse(outcome).success ? 'answered' : undefined;
}

/** That somebody told a provider to stop, as the flow says of a try. */
function toldProvider(
	{ reader, assignment_id }: CommandRow,
	{ commandId, number }: Try,
	{ reason }: Extract<TryEnd, { result: 'opted-out' | 'refused' }>,
	now: number,
): StopWish {
	return {
		stopId: tryId(commandId, number),
		contactIndex: reader,
		scope: 'all',
		source: 'provider',
		askedAt: now,
		wording: reason,
		...(assignment_id !== null && { assignmentId: assignment_id }),
	};
}

/** Whether a client reads it, at the address that is its reader. */
function isForClient({ kind }: CommandRow): boolean {
	return kind === 'farewell' || clientCommandSchema.safeParse(kind).success;
}
