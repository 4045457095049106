import { readTryId } from '../../contract/names';
import { decide, type Decision } from '../../gate/decide';
import type { TryResult } from '../../gate/facts';
import { mayHaveGone } from '../../gate/results';
import type { Store } from '../tables/store';
import { takePlace } from './brake';
import { assignmentsIn } from './brief-lines';
import { endingOf, recordEnding } from './endings';
import { isAsNoted, readEdition } from './editions';
import { factsOf, isOver, triesOf, tryFact, type Circumstances, type CommandRow } from './facts';
import { isMadeBefore } from './orders';
import type { Ended, Gated, HandedIn, LetThrough, NoRoom, Order, Settled, Try } from './orders';
import { datesToldBy } from './messages';
import { resultOf, settleTry } from './settling';
import { readCommand, stand, waitingState } from './standing';
import { isStopped } from './stopped';
import type { TryEnd } from './try-end';
import { beginPost, beginTry, ensureRow, forgetTry, releaseOthers, settleInterrupted } from './trying';
import { wordsOf } from './wordings';

/**
 * Everything that is said to somebody: one row a command, its tries beside it. A try goes through `begin`, `posting` and
 * `settle`. Each of them holds the reader, so that of all that is said to one reader one thing is ruled on at a time.
 */
export class Commands {
	constructor(private readonly store: Store) {}

	/**
	 * Asks the gate; where it lets the command through, and its flow has room, a try begins.
	 *
	 * @param now in milliseconds
	 */
	async begin(order: Order, now: number, circumstances: Circumstances, noRoom?: NoRoom): Promise<Gated> {
		await this.store.transaction((store) => ensureRow(store, order));
		return await this.holding(order.commandId, async (store, row) => {
			await settleInterrupted(store, row.command_id, now);
			const ruled = await ruleOn(store, row, now, circumstances);
			if (ruled.kind !== 'go') return ruled;
			if (noRoom) return await putOff(store, row, noRoom, now);
			const { alsoSays } = ruled;
			const words = await wordsOf(store, row, circumstances.words ?? 0);
			const attempt = await beginTry(store, row, { alsoSays, words }, now);
			const unread = await unreadIn(store, row, circumstances);
			const dates = await datesToldBy(store, [row.command_id, ...alsoSays]);
			return { kind: 'go', attempt, alsoSays, unread, dates, words };
		});
	}

	/**
	 * Takes a try back that found no room at its flow after all: none is on record. What is over by now, ends.
	 *
	 * @param now in milliseconds
	 */
	async giveWay({ attempt }: LetThrough, noRoom: NoRoom, now: number, circumstances: Circumstances): Promise<Settled> {
		return await this.holding(attempt.commandId, async (store, row) => {
			if (!(await isUnderWay(store, attempt))) return { kind: 'later', ...noRoom };
			await forgetTry(store, attempt);
			const ruled = await ruleOn(store, row, now, circumstances);
			return ruled.kind === 'go' ? await putOff(store, row, noRoom, now) : ruled;
		});
	}

	/**
	 * Asks the gate once more right before the post, and notes that it begins. Answers false, and forgets the try, where
	 * something else holds by now: then the command waits, and begins anew.
	 *
	 * @param now in milliseconds
	 */
	async posting(
		{ attempt, alsoSays, unread, dates }: LetThrough,
		routeId: string,
		now: number,
		circumstances: Circumstances,
	): Promise<boolean> {
		return await this.holding(attempt.commandId, async (store, row) => {
			if (!(await isUnderWay(store, attempt))) return false;
			const facts = await factsOf(store, row, now, circumstances);
			facts.command.tries.pop();
			const decision = decide(facts, now, circumstances.scheduledAt);
			const sayable = row.kind !== 'brief' || (await isAsNoted(store, row.command_id, now));
			const asRead = (await unreadIn(store, row, circumstances)).join() === unread.join();
			const asTold = (await datesToldBy(store, [row.command_id, ...alsoSays])) === dates;
			const asRuled = decision.kind === 'go' && decision.alsoSays.join() === alsoSays.join();
			const same = sayable && asRead && asTold && asRuled;
			if (same) {
				await beginPost(store, attempt, routeId, now);
			} else {
				await forgetTry(store, attempt);
				await putOff(store, row, { until: now, reason: 'unheard' }, now);
			}
			return same;
		});
	}

	/**
	 * Records what a try came to, and with it how its command stands. What is settled stands, unless it was unknown. What was
	 * over is not tried again, nor is what its assignment's answer or withdrawal left without use meanwhile.
	 *
	 * @param now in milliseconds
	 */
	async settle(attempt: Try, end: TryEnd, now: number): Promise<Settled> {
		return await this.holding(attempt.commandId, (store, row) => settleTry(store, row, attempt, end, now));
	}

	/**
	 * Takes a receipt that came in by a request.
	 *
	 * @param now in milliseconds
	 */
	async handIn(tryId: string, end: TryEnd, now: number): Promise<HandedIn> {
		const attempt = readTryId(tryId);
		if (!attempt || (await this.resultOf(attempt)) === undefined) return { as: 'no-such-try' };
		const { commandId } = attempt;
		return await this.holding(commandId, async (store, row) => {
			const result = await resultOf(store, attempt);
			if (result !== null && result !== 'unknown') return { as: 'settled', lateFor: commandId };
			await settleTry(store, row, attempt, end, now);
			return result === null ? { as: 'recorded' } : { as: 'recorded', lateFor: commandId };
		});
	}

	/**
	 * How a command has ended, and what it is about; undefined while it is not over.
	 *
	 * @param now in milliseconds
	 */
	async ended(commandId: string, now: number): Promise<Ended | undefined> {
		return await this.store.transaction(async (store) => {
			const row = await readCommand(store, commandId);
			if (!isOver(row)) return undefined;
			const { kind, assignment_id } = row;
			if (isMadeBefore(kind)) return { kind };
			if (kind === 'brief') return { kind, day: (await readEdition(store, commandId)).day };
			return { kind, assignmentId: assignment_id!, ending: await endingOf(store, row, now) };
		});
	}

	/** The deliveries that another one's message was to say, too, and that have ended with it. */
	async endedWith(commandId: string): Promise<string[]> {
		const rows = await this.store.database
			.selectFrom('commands')
			.select('command_id')
			.where('host', '=', commandId)
			.where('kind', '=', 'deliver')
			.orderBy('command_id')
			.execute();
		return rows.map(({ command_id }) => command_id);
	}

	/** What a try came to: null while it is under way, undefined where it is not on record. */
	async resultOf(attempt: Try): Promise<TryResult | null | undefined> {
		return await resultOf(this.store, attempt);
	}

	/** How a command stands, and its tries that may have gone out; undefined where it is not on record. */
	async standing(commandId: string): Promise<(Pick<CommandRow, 'state' | 'reason'> & { unsure: Try[] }) | undefined> {
		const row = await this.store.database
			.selectFrom('commands')
			.select(['state', 'reason'])
			.where('command_id', '=', commandId)
			.executeTakeFirst();
		if (!row) return undefined;
		const tries = (await triesOf(this.store, commandId)).map(tryFact);
		const unsure = tries.filter((attempt) => mayHaveGone([attempt]) > 0).map(({ number }) => ({ commandId, number }));
		return { ...row, unsure };
	}

	/** The assignments that a command's message names, or a brief's lines. */
	async named(commandId: string): Promise<string[]> {
		const { database } = this.store;
		const rows = await database
			.selectFrom('commands')
			.select('assignment_id as id')
			.where((where) => where.or([where('command_id', '=', commandId), where('host', '=', commandId)]))
			.where('assignment_id', 'is not', null)
			.$narrowType<{ id: string }>()
			.unionAll(database.selectFrom('brief_lines').select('assignment_id as id').where('command_id', '=', commandId))
			.execute();
		return [...new Set(rows.map(({ id }) => id))];
	}

	private async holding<T>(commandId: string, work: (store: Store, row: CommandRow) => Promise<T>): Promise<T> {
		return await this.store.transaction(async (store) => {
			await store.holdReader((await readCommand(store, commandId)).reader);
			const speaking = await store.database
				.selectFrom('commands')
				.select('assignment_id')
				.where((where) => where.or([where('command_id', '=', commandId), where('host', '=', commandId)]))
				.execute();
			await store.holdAssignments(speaking.flatMap(({ assignment_id }) => assignment_id ?? []));
			return await work(store, await readCommand(store, commandId));
		});
	}
}

/** Asks the gate, and notes how the command stands where it does not let it through. */
async function ruleOn(
	store: Store,
	row: CommandRow,
	now: number,
	circumstances: Circumstances,
): Promise<Settled | Extract<Decision, { kind: 'go' }>> {
	if (isOver(row)) {
		const ending = await endingOf(store, row, now);
		// What a stop ended before its turn has its step now, once.
		if (isStopped(row)) await recordEnding(store, row, ending, now);
		return { kind: 'over', ending };
	}
	const decision = decide(await factsOf(store, row, now, circumstances), now, circumstances.scheduledAt);
	switch (decision.kind) {
		case 'go':
			return decision;
		case 'later':
			if (decision.reason === 'unheard') await releaseOthers(store, row);
			if (decision.reason === 'brake') await takePlace(store, decision.until);
			return await putOff(store, row, decision, now);
		case 'end':
			return await stand(store, row, { state: decision.state }, decision.reason, now);
	}
}

/** Whether it is still the last try of its command, and nothing else has settled it. */
async function isUnderWay(store: Store, { commandId, number }: Try): Promise<boolean> {
	const last = (await triesOf(store, commandId)).at(-1);
	return last?.number === number && last.result === null;
}

async function putOff(store: Store, row: CommandRow, { until, reason }: NoRoom, now: number): Promise<Settled> {
	const nextAt = Math.min(until, row.expires_at);
	return await stand(store, row, { state: await waitingState(store, row), nextAt }, reason, now);
}

/** The assignments of a brief, as it was noted, in whose workflows something was said that is not on record yet. */
async function unreadIn(store: Store, row: CommandRow, { unheard }: Circumstances): Promise<string[]> {
	if (row.kind !== 'brief' || unheard.length === 0) return [];
	return (await assignmentsIn(store, row.command_id)).filter((id) => unheard.includes(id));
}
