import { clientCommandSchema, type ClientCommand } from '../../contract/command';
import { SKIP_WORDS } from '../../contract/skip-words';
import { skipReasonSchema, type CommandState, type HeldReason } from '../../contract/sending';
import { readStories, type Story } from '../assignments/stories';
import type { Store } from '../tables/store';
import { triesOf, type CommandRow } from './facts';
import { heldWords } from './held-words';

/** A message to a client, and what became of it. Instants in milliseconds. */
export interface Saying {
	story: Story;
	what: ClientCommand;
	/** Whether staff had it sent. */
	byHand: boolean;
	state: CommandState;
	plannedAt: number;
	/** When it is tried next. */
	nextAt?: number;
	wentOutAt?: number;
	tries: number;
	/** Why it waits, or did not go out, as the gate has it. */
	because?: string;
	/** Whether the message of another assignment says it, too, and when that went out. */
	merged?: { at?: number };
	/** What the flow, its provider or the network said of the last try. */
	said?: string;
}

/** What is, was or will be said to clients, for whoever asks why it came or not. */
export class Sayings {
	constructor(private readonly store: Store) {}

	/** Of one assignment, in the order of time. */
	async ofAssignment(assignmentId: string): Promise<Saying[]> {
		return await this.read([assignmentId]);
	}

	/** Of all that a client was ever assigned; undefined where there is no such client. */
	async ofClient(clientId: string): Promise<Saying[] | undefined> {
		const { database } = this.store;
		const rows = await database
			.selectFrom('assignments')
			.select('assignment_id')
			.where('client_id', '=', clientId)
			.execute();
		return rows.length === 0 ? undefined : await this.read(rows.map(({ assignment_id }) => assignment_id));
	}

	private async read(assignmentIds: string[]): Promise<Saying[]> {
		return await this.store.transaction(async (store) => {
			const stories = await readStories(store, assignmentIds);
			const rows = await store.database
				.selectFrom('commands')
				.selectAll()
				.where('assignment_id', 'in', assignmentIds)
				.where('kind', 'in', clientCommandSchema.options)
				.orderBy('planned_at')
				.orderBy('command_id')
				.execute();
			return await Promise.all(rows.map((row) => sayingOf(store, row, stories.get(row.assignment_id!)!)));
		});
	}
}

async function sayingOf(store: Store, row: CommandRow, story: Story): Promise<Saying> {
	const { command_id, kind, ordinal, state, reason, planned_at, next_at, may_have_gone_at, host } = row;
	const tries = await triesOf(store, command_id);
	const last = tries.at(-1);
	const said = last && store.cipher.unsealOptional(last.detail, 'tries.detail', command_id, last.number);
	const because = whyOf(row, story.zone);
	return {
		...{ story, what: kind as ClientCommand, state, plannedAt: planned_at, tries: tries.length },
		byHand: kind === 'remind' && ordinal === null && command_id.includes('.remind.now.'),
		...(next_at !== null && { nextAt: next_at }),
		...(may_have_gone_at !== null && { wentOutAt: may_have_gone_at }),
		...(because !== undefined && { because }),
		...(reason === 'merged' && state === 'skipped' && { merged: await hostGone(store, host) }),
		...(said !== undefined && { said }),
	};
}

function whyOf({ state, reason, next_at }: CommandRow, zone: string): string | undefined {
	if (reason === null) return undefined;
	if (state === 'held' && next_at !== null) return heldWords(reason as HeldReason, next_at, zone);
	const skipped = skipReasonSchema.safeParse(reason).data;
	return skipped === undefined ? undefined : SKIP_WORDS[skipped];
}

async function hostGone({ database }: Store, host: string | null): Promise<{ at?: number }> {
	if (host === null) return {};
	const row = await database
		.selectFrom('commands')
		.select('may_have_gone_at')
		.where('command_id', '=', host)
		.executeTakeFirst();
	return row?.may_have_gone_at == null ? {} : { at: row.may_have_gone_at };
}
