import { sql, type Selectable } from 'kysely';
import type { Terms } from '../../contract/assignment';
import { clientCommandSchema, type ClientCommand, type EventTopic, type Topic } from '../../contract/command';
import type { Policy, PolicyPart } from '../../contract/policy';
import type { CommandState } from '../../contract/sending';
import type {
	AssignmentFacts,
	CommandFacts,
	Facts,
	HostFacts,
	MessageFacts,
	NoticeFacts,
	Said,
	TryFact,
} from '../../gate/facts';
import { isFinal } from '../../gate/results';
import type { PracticeHours } from '../../plan/sending-hours';
import { isSnoozed } from '../../plan/snooze';
import { readConsent } from '../people/consents';
import { codeHolds } from '../sign-in/codes';
import type { AssignmentsTable, CommandsTable, TriesTable } from '../tables/schema';
import type { Store } from '../tables/store';
import { brakeFacts } from './brake';
import { editionFacts } from './editions';
import { farewellFacts } from './farewells';

export type CommandRow = Selectable<CommandsTable>;

const DAY = 24 * 60 * 60_000;

/** The longest gap that a policy may ask for, and longer than the week that caps look back on. */
const LOOK_BACK = 15 * DAY;

/** A day of the client's calendar begins and ends within this of any instant in it. */
const LOOK_AHEAD = 1.5 * DAY;

/** What the gate has to know beside the ledger. */
export interface Circumstances {
	/** The instant for which the try was scheduled, in milliseconds; the present one, if missing. */
	scheduledAt?: number;
	/** The assignments that may be named in whose workflows something was said that is not on record yet. */
	unheard: string[];
	/** Whether somebody has just held all that goes to clients, or let it go, and it is not on record yet. */
	brakeAsked?: boolean;
	/** Whether the flow that has the route has answered a signed ping just now. */
	pinged: boolean;
	/** What holds today for an assignment of this exercise that sets this by itself. */
	policy: (exerciseId: string, own?: PolicyPart) => Policy;
	/** When the practice sends at all, today. */
	practiceHours: PracticeHours;
	/** As of which change of the practice's library messages are worded now; as of none, if missing. */
	words?: number;
}

/** Loads what the gate rules on. Whoever rules holds the reader. */
export async function factsOf(
	store: Store,
	row: CommandRow,
	now: number,
	circumstances: Circumstances,
): Promise<Facts> {
	const command = await commandFacts(store, row, circumstances);
	switch (row.kind) {
		case 'brief':
			return {
				kind: row.kind,
				command,
				since: row.unheard_since ?? now,
				...(await editionFacts(store, row.command_id, now)),
			};
		case 'code':
			return { kind: row.kind, command, holds: await codeHolds(store, row.command_id) };
		case 'notice':
			return await noticeFacts(store, row, command);
		case 'farewell':
			return { kind: row.kind, command, ...(await farewellFacts(store, row, circumstances)) };
		case 'attention':
			return { kind: row.kind, command, routed: await isRouted(store, 'attention', row.reader) };
		default:
			return await messageFacts(store, { ...row, kind: row.kind }, command, now, circumstances);
	}
}

/** The tries of a command, in order. */
export async function triesOf({ database }: Store, commandId: string): Promise<Array<Selectable<TriesTable>>> {
	return await database.selectFrom('tries').selectAll().where('command_id', '=', commandId).orderBy('number').execute();
}

/** A try as the gate sees it. */
export function tryFact(row: Selectable<TriesTable>): TryFact {
	return {
		number: row.number,
		startedAt: row.started_at,
		...(row.posted_at !== null && { postedAt: row.posted_at }),
		...(row.result !== null && { result: row.result }),
		...(row.proof !== null && { proof: row.proof }),
		...(row.settled_at !== null && { settledAt: row.settled_at }),
	};
}

/** Whether a command is not tried any more. */
export function isOver({ state, next_at }: Pick<CommandRow, 'state' | 'next_at'>): boolean {
	return isFinal(state) || (state === 'unknown' && next_at === null);
}

/** The assignment of a row that has one. */
export async function assignmentOf({ database }: Store, assignmentId: string): Promise<Selectable<AssignmentsTable>> {
	return await database
		.selectFrom('assignments')
		.selectAll()
		.where('assignment_id', '=', assignmentId)
		.executeTakeFirstOrThrow();
}

async function commandFacts(
	store: Store,
	{ command_id, state, reason, expires_at, kind, assignment_id, any_hour }: CommandRow,
	circumstances: Circumstances,
): Promise<CommandFacts> {
	const { pinged, brakeAsked = false } = circumstances;
	// A brief is about no assignment of its own, but about each that it names.
	const said = circumstances.unheard.some((id) => kind === 'brief' || id === assignment_id);
	const unheard = said || (brakeAsked && isToClient(kind));
	const tries = (await triesOf(store, command_id)).map(tryFact);
	return {
		...{ commandId: command_id, state, expiresAt: expires_at, tries, unheard, pinged },
		...(any_hour === 1 && { anyHour: true }),
		...(reason === 'brake' && { braked: true }),
	};
}

/** Whether it is held with all that goes to clients. */
function isToClient(kind: CommandRow['kind']): kind is ClientCommand {
	return clientCommandSchema.options.some((command) => command === kind);
}

async function messageFacts(
	store: Store,
	row: CommandRow & Pick<MessageFacts, 'kind'>,
	command: CommandFacts,
	now: number,
	circumstances: Circumstances,
): Promise<MessageFacts> {
	const assignment = await assignmentOf(store, row.assignment_id!);
	const own = termsOf(store, assignment);
	const reminds = row.kind === 'remind';
	const today = circumstances.policy(assignment.exercise_id, own.policy);
	const { consent, stop } = await readConsent(store, assignment);
	const brake = await brakeFacts(store);
	return {
		kind: row.kind,
		command: { ...command, snoozed: reminds && isPutOff(row.planned_at, assignment) },
		assignment: {
			...assignmentFacts(assignment),
			anyHour: own.anyHour === true,
			limits: today,
			hours: { ...circumstances.practiceHours, quietHours: today.quietHours },
		},
		consent,
		remindersStopped: stop !== undefined,
		routed: row.kind !== 'confirm' || (await isRouted(store, row.kind)),
		...(brake && { brake }),
		...(row.host !== null && { host: await hostFacts(store, row.host) }),
		said: reminds ? await saidTo(store, row, now) : [],
		waiting: row.kind === 'confirm' ? [] : await waitingWith(store, row, now, circumstances),
	};
}

function isPutOff(plannedAt: number, { snoozed_to: to, due_at: dueAt }: Selectable<AssignmentsTable>): boolean {
	return isSnoozed(plannedAt, { to, dueAt });
}

function assignmentFacts(row: Selectable<AssignmentsTable>): Omit<AssignmentFacts, 'limits' | 'hours' | 'anyHour'> {
	return {
		assignmentId: row.assignment_id,
		outcome: row.outcome,
		delivery: row.delivery,
		paused: row.paused === 1,
		deliverAt: row.deliver_at,
		...(row.delivered_at !== null && { deliveredAt: row.delivered_at }),
		dueAt: row.due_at,
		...(row.answered_at !== null && { answeredAt: row.answered_at }),
		zone: row.zone,
	};
}

async function noticeFacts(store: Store, row: CommandRow, command: CommandFacts): Promise<NoticeFacts> {
	const topic = row.topic as EventTopic;
	const { at } = await store.database
		.selectFrom('events')
		.select('at')
		.where('event_id', '=', row.event_id!)
		.executeTakeFirstOrThrow();
	const { outcome, delivery, due_at: dueAt } = await assignmentOf(store, row.assignment_id!);
	const routed = await isRouted(store, topic, row.reader);
	return { kind: 'notice', command, topic, routed, happenedAt: at, outcome, delivery, dueAt };
}

/** Whether a flow takes something. */
export async function isRouted({ database }: Store, kind: ClientCommand | Topic, routeId?: string): Promise<boolean> {
	const route = await database
		.selectFrom('routes')
		.select('route_id')
		.where('kind', '=', kind)
		.$if(routeId !== undefined, (query) => query.where('route_id', '=', routeId!))
		.executeTakeFirst();
	return route !== undefined;
}

async function hostFacts(store: Store, commandId: string): Promise<HostFacts> {
	const row = await store.database
		.selectFrom('commands')
		.select(['state', 'next_at', 'may_have_gone_at'])
		.where('command_id', '=', commandId)
		.executeTakeFirstOrThrow();
	const turn = row.next_at ?? (isOver(row) ? undefined : (await triesOf(store, commandId)).at(-1)?.started_at);
	return { over: isOver(row), mayHaveGone: row.may_have_gone_at !== null, ...(turn !== undefined && { turn }) };
}

/** What may have reached this reader, whichever client it was about. */
async function saidTo({ database }: Store, { reader, command_id }: CommandRow, now: number): Promise<Said[]> {
	const rows = await database
		.selectFrom('commands')
		.select(['command_id as commandId', 'kind', 'may_have_gone_at as at'])
		.where('reader', '=', reader)
		.where('may_have_gone_at', '>', now - LOOK_BACK)
		.where('command_id', '!=', command_id)
		.where('kind', 'in', ['deliver', 'remind', 'confirm'])
		.$narrowType<{ at: number; kind: Said['kind'] }>()
		.execute();
	return rows;
}

/** What was asked for with an assignment. */
export function termsOf(
	{ cipher }: Store,
	{ terms, assignment_id }: Pick<AssignmentsTable, 'terms' | 'assignment_id'>,
): Terms {
	return JSON.parse(cipher.unseal(terms, 'assignments.terms', assignment_id)) as Terms;
}

/**
 * The messages of its kind of this reader's other assignments that this command's message may say, too. Tried once more, a
 * message says nothing that it did not say before: of each it is known whether it may have gone out.
 */
async function waitingWith(
	store: Store,
	{ kind, reader, command_id, assignment_id, may_have_gone_at }: CommandRow,
	now: number,
	{ policy, practiceHours, unheard }: Circumstances,
): Promise<MessageFacts['waiting']> {
	const rows = await store.database
		.selectFrom('commands')
		.innerJoin('assignments', 'assignments.assignment_id', 'commands.assignment_id')
		.innerJoin('consents', (join) =>
			join
				.onRef('consents.client_id', '=', 'assignments.client_id')
				.onRef('consents.contact_index', '=', 'assignments.contact_index'),
		)
		.selectAll('assignments')
		.select(['commands.command_id as commandId', 'commands.planned_at as plannedAt', 'commands.any_hour as anyHour'])
		.where('commands.reader', '=', reader)
		// Literally as in the index of what waits, which SQLite does not take for parameters.
		.where('commands.state', 'in', [sql.lit<CommandState>('planned'), sql.lit<CommandState>('held')])
		.where('commands.planned_at', '<', now + LOOK_AHEAD)
		.where('commands.expires_at', '>', now)
		.where('commands.kind', '=', kind)
		.$if(kind === 'remind', (query) => query.where('commands.ordinal', 'is not', null))
		.where('commands.assignment_id', '!=', assignment_id)
		.where((where) =>
			may_have_gone_at === null
				? where.or([where('commands.host', 'is', null), where('commands.host', '=', command_id)])
				: where('commands.host', '=', command_id),
		)
		.orderBy(sql`commands.planned_at`)
		.execute();
	return rows.map(({ commandId, plannedAt, anyHour, ...assignment }) => {
		const own = termsOf(store, assignment);
		const { quietHours } = policy(assignment.exercise_id, own.policy);
		const atItsHours = kind === 'deliver' && anyHour !== 1 && own.anyHour !== true;
		return {
			commandId,
			plannedAt,
			unheard: unheard.includes(assignment.assignment_id),
			snoozed: isPutOff(plannedAt, assignment),
			assignment: assignmentFacts(assignment),
			...(atItsHours && { hours: { ...practiceHours, quietHours } }),
		};
	});
}
