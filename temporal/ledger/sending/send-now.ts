import type { Selectable } from 'kysely';
import { skipReasonSchema, type HeldReason } from '../../contract/sending';
import type { SendNow } from '../../contract/send-now';
import { SKIP_WORDS } from '../../contract/skip-words';
import type { MessageFacts } from '../../gate/facts';
import { foresee } from '../../gate/foresight';
import { gapOf } from '../../plan/reminders';
import type { AssignmentsTable } from '../tables/schema';
import type { Store } from '../tables/store';
import { factsOf, isOver, isRouted, type Circumstances, type CommandRow } from './facts';
import { heldWords } from './held-words';
import { blank } from './planned';

/** What staff would have sent at once. Instants in milliseconds. */
export interface SendNowOrder {
	assignmentId: string;
	at: number;
	/** Whether it is to go out although it is night there. */
	anyHour: boolean;
	/** Whether the very same was asked for before: nothing more is sent for it. */
	repeated?: boolean;
	/** The command of what was asked for before and is not out, as its workflow knows. */
	waiting?: string;
}

type Today = Pick<Circumstances, 'policy' | 'practiceHours'>;
type Assignment = Selectable<AssignmentsTable>;
type Asked = CommandRow & { kind: SendNow['what'] };
type Foreseen = Omit<SendNow, 'what' | 'zone'> & Partial<Pick<SendNow, 'what'>>;

const OVER = 'The assignment is answered or closed: nobody is reminded of it any more.';
const TO_COME = 'It is to be delivered then, and nobody is reminded of it before.';
const JUST_SENT = 'It was sent a short while ago, and the next one may follow only after the gap between two messages.';

const ASKED_BEFORE = 'It was asked for before.';

/** What becomes of messages that staff have sent at once. */
export class SendingNow {
	constructor(private readonly store: Store) {}

	/** What would become of one as things stand, or null where no assignment is on record under this id. Changes nothing. */
	async foresee(order: SendNowOrder, today: Today): Promise<SendNow | null> {
		return await this.store.transaction(async (store) => {
			const assignment = await store.database
				.selectFrom('assignments')
				.selectAll()
				.where('assignment_id', '=', order.assignmentId)
				.executeTakeFirst();
			if (!assignment) return null;
			const { outcome, zone } = assignment;
			const what = whatOf(assignment);
			if (outcome !== 'open') return { what, because: OVER, soonerAtAnyHour: false, zone };
			return { what, zone, ...(await foreseen(store, assignment, order, today)) };
		});
	}

	/** Has one that waits go out although it is night there. */
	async atAnyHour(commandId: string): Promise<void> {
		await this.store.database
			.updateTable('commands')
			.set({ any_hour: 1 })
			.where('command_id', '=', commandId)
			.execute();
	}
}

function whatOf({ delivery }: Assignment): SendNow['what'] {
	return delivery === 'delivered' ? 'remind' : 'deliver';
}

async function foreseen(store: Store, assignment: Assignment, order: SendNowOrder, today: Today): Promise<Foreseen> {
	const { at, anyHour } = order;
	const earlier = await askedBefore(store, assignment);
	const waiting = earlier.find((row) => !isOver(row)) ?? (order.waiting === undefined ? undefined : unsent());
	if (order.repeated && !waiting) return await became(store, assignment, earlier[0]);
	const row = { ...(waiting ?? unsent()), ...(anyHour && { any_hour: 1 }) };
	const circumstances = { ...today, unheard: [], pinged: true };
	const facts = (await factsOf(store, row, at, circumstances)) as MessageFacts;
	const last = Math.max(...earlier.map(({ may_have_gone_at: gone }) => gone ?? 0));
	if (!waiting && last + gap(facts) > at)
		return { already: 'went-out', at: iso(last), because: JUST_SENT, soonerAtAnyHour: false };

	const from = isPutOff(row) ? Math.max(at, row.next_at ?? at) : at;
	const fate = foresee(facts, from);
	const already = waiting && ({ already: 'waits' } as const);
	if (fate.kind === 'never')
		return { ...already, because: SKIP_WORDS[fate.reason ?? 'expired'], soonerAtAnyHour: soonerAtAnyHour(Infinity) };
	if (fate.kind === 'held') return { ...already, held: true, soonerAtAnyHour: false };
	// By the time of what is to come there may be a flow.
	const isToCome = row.state === 'planned' && from > at;
	if (!isToCome && !(await isRouted(store, row.kind))) return { ...already, unrouted: true, soonerAtAnyHour: false };
	const because = whyNotNow();
	return {
		...already,
		at: iso(fate.at),
		...(because !== undefined && { because }),
		soonerAtAnyHour: soonerAtAnyHour(fate.at),
	};

	function soonerAtAnyHour(than: number): boolean {
		const atAnyHour = foresee({ ...facts, command: { ...facts.command, anyHour: true } }, from);
		return atAnyHour.kind === 'goes-out' && atAnyHour.at < than;
	}

	function whyNotNow(): string | undefined {
		if (fate.kind === 'goes-out' && fate.reason !== undefined) return heldWords(fate.reason, fate.at, assignment.zone);
		if (from <= at) return undefined;
		return isToCome ? TO_COME : heldWords(row.reason as HeldReason, from, assignment.zone);
	}

	/** What has no row yet. */
	function unsent(): CommandRow & Pick<MessageFacts, 'kind'> {
		const { assignment_id, due_at } = assignment;
		const kind = whatOf(assignment);
		const times = { planned_at: at, next_at: at, expires_at: due_at > at ? due_at : Infinity };
		return { ...blank(assignment), command_id: `${assignment_id}.${kind}.unsent`, kind, ...times };
	}
}

/** What became of what was asked for before, where nothing more is sent. */
async function became(store: Store, assignment: Assignment, latest: Asked | undefined): Promise<Foreseen> {
	// Before it was delivered, that was the homework itself.
	const row = latest ?? (await askedBefore(store, { ...assignment, delivery: 'undeliverable' }))[0];
	const what = row?.kind ?? whatOf(assignment);
	const gone = row?.may_have_gone_at ?? undefined;
	if (gone === undefined)
		return { what, already: 'came-to-nothing', because: unsentWords(row), soonerAtAnyHour: false };
	return { what, already: 'went-out', at: iso(gone), because: ASKED_BEFORE, soonerAtAnyHour: false };
}

function unsentWords(row: CommandRow | undefined): string {
	if (row?.state === 'refused') return 'The provider refused it.';
	const skipped = row?.state === 'skipped' ? skipReasonSchema.safeParse(row.reason).data : undefined;
	return skipped === undefined ? 'It could not be sent.' : SKIP_WORDS[skipped];
}

/** What was sent by hand, or is to be; of homework that has not been tried yet, its delivery. */
async function askedBefore({ database }: Store, assignment: Assignment): Promise<Asked[]> {
	const { assignment_id: id, delivery } = assignment;
	const kind = whatOf(assignment);
	const rows = await database
		.selectFrom('commands')
		.selectAll()
		.where('assignment_id', '=', id)
		.where('kind', '=', kind)
		.where('ordinal', 'is', null)
		.orderBy('planned_at', 'desc')
		.execute();
	const byHand = new RegExp(`^${kind === 'remind' ? 'remind\\.now' : 'deliver'}\\.\\d+$`);
	return rows
		.map((row) => ({ ...row, kind }))
		.filter(({ command_id }) => {
			const which = command_id.slice(id.length + 1);
			return byHand.test(which) || (delivery === 'waiting' && which === 'deliver');
		});
}

function gap({ assignment: { deliverAt, deliveredAt = deliverAt, dueAt, zone, limits } }: MessageFacts): number {
	return gapOf({ deliverAt: deliveredAt, dueAt, zone }, limits);
}

/** Whether something else than a rule of the gate keeps it until its next instant. */
function isPutOff({ state, reason }: CommandRow): boolean {
	return state === 'planned' || (reason !== null && !skipReasonSchema.safeParse(reason).success);
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
