// The way of everything that is said to somebody, whatever it is:
//
//   stops         what was asked to be stopped while the ledger failed comes on record first
//   look around   receipts that came in late, whether the flow answers, what was just said in Temporal, whether it is full
//   gate          the ledger rules, and a try begins                                       → gated
//   compose       the words, from what is so now                                           → composed
//   room          its flow takes so many at once; who finds no room gives way
//   gate again    right before the post, with what was said meanwhile
//   post          signed, to the flow that has the route                                   → posted
//   receipt       what it came to: only what proves that nothing went out is called so      → receipt in
//   settle        on record, with how the command stands and what follows                   → settled
//
// Where it is not over, the activity fails with the instant of the next try, and Temporal waits for it.
import { CONTRACT_VERSION, tryId } from '../../contract/names';
import type { Route } from '../../contract/request';
import type { Ending } from '../../contract/sending';
import type { LetThrough, NoRoom, Order, Settled, Try } from '../../ledger/sending/orders';
import { heldWords } from '../../ledger/sending/held-words';
import type { TryEnd } from '../../ledger/sending/try-end';
import { redact } from '../../wording/redact';
import { held } from '../failures';
import type { Adapter, Composed, Envelope } from './adapter';
import { endOf } from './certainty';
import { NotReadyError } from './page-link';
import { ping } from './ping';
import { post } from './post';
import { Receipts } from './receipts';
import type { Away } from './route-loads';
import type { SendSettings } from './settings';

/** So often a try may be overtaken by what just happened before it leaves the rest to the next one. */
const ROUNDS = 3;

/** How long a command waits that was overtaken again and again, in milliseconds. */
const OVERTAKEN_MS = 5_000;

/** What is never kept waiting by messages to clients. */
const URGENT: Array<Order['kind']> = ['brief', 'code', 'attention'];

/** How a round ended: with what the ledger says, or overtaken. `words` say why the try came to nothing, and name no client. */
type Round = { settled: Settled; words?: string } | 'overtaken';

/** Has commands carried out. */
export class Dispatcher {
	private readonly receipts: Receipts;

	constructor(private readonly settings: SendSettings) {
		this.receipts = new Receipts(settings);
	}

	/**
	 * One try to have a command carried out; answers how it ended, once it has.
	 *
	 * @throws ApplicationFailure that says why it waits, and until when
	 */
	async dispatch(order: Order, adapter: Adapter): Promise<Ending> {
		if ('assignmentId' in order) await this.settings.stopsFirst.beforeSending();
		// Whoever was named in one round may be again in the next, and is asked about then before the gate.
		const named = new Set(ownOf(order));
		for (let round = 0; round < ROUNDS; round += 1) {
			const ended = await this.round(order, adapter, named);
			if (ended === 'overtaken') continue;
			const { settled, words } = ended;
			if (settled.kind === 'over') return settled.ending;
			const { reason, until } = settled;
			const { zone } = this.settings.library.calendar;
			throw held(reason, words ?? heldWords(reason, until, zone), until - (await this.settings.now()));
		}
		throw held('unheard', 'Something else was said at each try.', OVERTAKEN_MS);
	}

	private async round(order: Order, adapter: Adapter, named: Set<string>): Promise<Round> {
		const { ledger, loads, now, attempt: nth } = this.settings;
		const route = await adapter.route();
		const standing = await ledger.commands.standing(order.commandId);
		const pinged = await this.lookAfter(standing?.unsure ?? [], route);
		const around = await this.circumstances(order, named, pinged);
		const comer = { urgent: URGENT.includes(order.kind), places: standing?.reason === 'busy' ? nth() - 1 : 0 };
		const away = route && loads.turnsAway(route, comer, await now());
		const gated = await ledger.commands.begin(order, await now(), around, away && noRoom(away));
		if (gated.kind !== 'go') return { settled: gated };
		await this.settings.atPoint('gated', order.commandId);
		const { attempt } = gated;
		const composed = await this.compose(order, adapter, gated, route);
		if ('result' in composed) return await this.settle(attempt, composed, []);
		await this.settings.atPoint('composed', order.commandId);
		for (const assignmentId of await ledger.commands.named(order.commandId)) named.add(assignmentId);
		// All is ready before there is room, so that no place stands idle for it.
		const entry = await loads.enter(route!, comer, await now());
		if (entry.kind !== 'in')
			return { settled: await ledger.commands.giveWay(gated, noRoom(entry), await now(), around) };
		try {
			// What was said until now is heard.
			const stillAround = await this.circumstances(order, named, pinged);
			if (!(await ledger.commands.posting(gated, route!.routeId, await now(), stillAround))) return 'overtaken';
			const end = await this.send(attempt, composed, route!);
			// Whoever comes next need not wait until what came of this one is on record.
			entry.leave(end.result === 'unknown' || end.result === 'not-sent' ? 'no-answer' : 'answered', await now());
			await this.settings.atPoint('receipt in', order.commandId);
			return await this.settle(attempt, end, composed.names);
		} finally {
			entry.leave('not-asked', await now());
		}
	}

	/** What may have gone out: a receipt that came in late may say so, and before another try its flow has to be there. */
	private async lookAfter(unsure: Try[], route: Route | undefined): Promise<boolean> {
		if (unsure.length === 0) return false;
		for (const attempt of unsure) await this.receipts.lookFor(attempt);
		return route !== undefined && (await ping(route, this.settings)) === undefined;
	}

	private async circumstances(order: Order, named: Set<string>, pinged: boolean) {
		const { others, library, scheduledAt } = this.settings;
		const [unheard, brakeAsked] = await Promise.all([
			others.unheardAmong([...named]),
			'assignmentId' in order && others.brakeAsked(),
		]);
		return {
			...{ scheduledAt: scheduledAt(), unheard, brakeAsked },
			pinged,
			policy: library.policy,
			practiceHours: library.practiceHours,
			words: library.messages.position,
		};
	}

	/** The message, or why there is none yet: nobody takes it, or nothing serves the page that it links to. */
	private async compose(
		{ expiresAt }: Order,
		adapter: Adapter,
		said: LetThrough,
		route: Route | undefined,
	): Promise<Composed | TryEnd> {
		if (!route) return notReady(`No published flow has a Homework Trigger for "${adapter.routeKind}". Publish one.`);
		const { attempt } = said;
		const envelope: Envelope = {
			version: CONTRACT_VERSION,
			routeId: route.routeId,
			commandId: attempt.commandId,
			tryId: tryId(attempt.commandId, attempt.number),
			attempt: attempt.number,
			sample: false,
			expiresAt: new Date(expiresAt).toISOString(),
		};
		try {
			return await adapter.compose(said, envelope, await this.settings.now());
		} catch (error) {
			if (error instanceof NotReadyError) return notReady(error.message);
			throw error;
		}
	}

	private async send(attempt: Try, { push }: Composed, route: Route): Promise<TryEnd> {
		const posting = post(route.url, push.tryId, push, this.settings);
		await this.settings.atPoint('posted', push.commandId);
		const end = endOf(await posting, push.tryId, route);
		if (end.result === 'unknown') await this.receipts.awaitHandIn(attempt);
		return end;
	}

	private async settle(attempt: Try, end: TryEnd, names: string[]): Promise<Round> {
		const settled = await this.receipts.record(attempt, end);
		await this.settings.atPoint('settled', attempt.commandId);
		if (!('reason' in end) || end.reason === undefined) return { settled };
		const quoted = 'quoted' in end && end.quoted;
		return { settled, words: quoted ? names.reduce(redact, end.reason) : end.reason };
	}
}

function ownOf(order: Order): string[] {
	return 'assignmentId' in order ? [order.assignmentId] : [];
}

function noRoom({ kind, until }: Away): NoRoom {
	return { until, reason: kind === 'full' ? 'busy' : 'unreachable' };
}

function notReady(reason: string): TryEnd {
	return { result: 'not-sent', why: 'no-route', reason };
}
