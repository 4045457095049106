import { farewellCommandId } from '../../contract/names';
import type { StopScope } from '../../contract/stops';
import type { FarewellFacts } from '../../gate/facts';
import { readConsent } from '../people/consents';
import { readContact } from '../people/contacts';
import { stopAt, type StopWish } from '../people/stops';
import type { Store } from '../tables/store';
import { assignmentOf, termsOf, type Circumstances, type CommandRow } from './facts';
import { tellOf, type Told } from './messages';

const HOUR = 60 * 60_000;

/** The answer to a stop that comes later confuses more than it helps. */
const USEFUL_MS = 24 * HOUR;

/** However often somebody stops messages and takes it back: within this, one address gets one answer. */
const ONE_WITHIN_MS = 24 * HOUR;

/** What the answer to a stop is made of. */
export interface FarewellContent {
	email: string;
	about: Told;
	/** What is stopped; undefined where nothing is any more. */
	stopped?: StopScope;
}

/** The one last message to whoever stopped messages at an address: that it is so. */
export class Farewells {
	constructor(private readonly store: Store) {}

	/** Whether one waits to be sent for a wish. */
	async waits(stopId: string): Promise<boolean> {
		const row = await this.store.database
			.selectFrom('commands')
			.select('state')
			.where('command_id', '=', farewellCommandId(stopId))
			.executeTakeFirst();
		return row?.state === 'planned';
	}

	/** From when on it is of no use, in milliseconds. */
	async expiry(stopId: string): Promise<number> {
		const { expires_at } = await this.store.database
			.selectFrom('commands')
			.select('expires_at')
			.where('command_id', '=', farewellCommandId(stopId))
			.executeTakeFirstOrThrow(() => new Error(`The ledger has no answer to the stop ${stopId}.`));
		return expires_at;
	}

	/** What it says now. */
	async content(stopId: string): Promise<FarewellContent> {
		return await this.store.transaction(async (store) => {
			const { contactIndex, assignmentId } = await wishOf(store, stopId);
			const { client_id, contact_index } = await assignmentOf(store, assignmentId);
			const { email } = await readContact(store, { client_id, contact_index });
			const stop = await stopAt(store, contactIndex);
			return { email, about: await tellOf(store, assignmentId), ...(stop && { stopped: stop.scope }) };
		});
	}
}

/**
 * Notes that whoever stopped messages by a link is told once that this is so: not of what staff or a provider say, nor at an
 * address where nobody agreed to messages, or that the provider refused last.
 *
 * @param now in milliseconds
 */
export async function planFarewell(store: Store, wish: StopWish, now: number): Promise<void> {
	const { contactIndex, assignmentId, stopId, askedAt, source } = wish;
	if (source !== 'client-page' && source !== 'one-click') return;
	if (assignmentId === undefined || now >= askedAt + USEFUL_MS) return;
	if (!(await isWrittenTo(store, contactIndex, assignmentId)) || (await wasAnswered(store, contactIndex, now))) return;
	await store.database
		.insertInto('commands')
		.values({
			command_id: farewellCommandId(stopId),
			kind: 'farewell',
			reader: contactIndex,
			state: 'planned',
			planned_at: askedAt,
			next_at: askedAt,
			expires_at: askedAt + USEFUL_MS,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** What the gate rules on. */
export async function farewellFacts(
	store: Store,
	{ command_id }: CommandRow,
	{ policy, practiceHours }: Circumstances,
): Promise<Omit<FarewellFacts, 'kind' | 'command'>> {
	const { contactIndex, assignmentId, askedAt } = await wishOf(store, command_id.slice(farewellCommandId('').length));
	const assignment = await assignmentOf(store, assignmentId);
	const { quietHours } = policy(assignment.exercise_id, termsOf(store, assignment).policy);
	const holds = (await stopAt(store, contactIndex)) !== undefined;
	return { holds, askedAt, zone: assignment.zone, hours: { ...practiceHours, quietHours } };
}

async function wishOf({ database }: Store, stopId: string) {
	return await database
		.selectFrom('stops')
		.select(['contact_index as contactIndex', 'assignment_id as assignmentId', 'asked_at as askedAt'])
		.where('stop_id', '=', stopId)
		.$narrowType<{ assignmentId: string }>()
		.executeTakeFirstOrThrow(() => new Error(`The ledger has no stop ${stopId}.`));
}

/** Whether the client agreed to messages there, and the last one was not refused. */
async function isWrittenTo(store: Store, contactIndex: string, assignmentId: string): Promise<boolean> {
	const { client_id } = await assignmentOf(store, assignmentId);
	const { grantedAt } = await readConsent(store, { client_id, contact_index: contactIndex });
	const last = await store.database
		.selectFrom('commands')
		.innerJoin('tries', 'tries.command_id', 'commands.command_id')
		.select('tries.result')
		.where('commands.reader', '=', contactIndex)
		.where('tries.result', 'in', ['sent', 'refused', 'opted-out'])
		.orderBy('tries.settled_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return grantedAt !== null && (last === undefined || last.result === 'sent');
}

async function wasAnswered({ database }: Store, contactIndex: string, now: number): Promise<boolean> {
	const before = await database
		.selectFrom('commands')
		.select('command_id')
		.where('reader', '=', contactIndex)
		.where('kind', '=', 'farewell')
		.where('planned_at', '>', now - ONE_WITHIN_MS)
		.executeTakeFirst();
	return before !== undefined;
}
