import type { RemindersState } from '../../contract/assignment';
import type { Answer } from '../../contract/question';
import { skipReasonSchema, type HeldReason } from '../../contract/sending';
import { whichReminder } from '../../contract/names';
import { SKIP_WORDS } from '../../contract/skip-words';
import { pinnedPolicy } from '../assignments/plan-anew';
import type { AssignmentsTable } from '../tables/schema';
import type { Store } from '../tables/store';
import { triesOf, type CommandRow } from './facts';
import { heldWords } from './held-words';

type ToldReminder = NonNullable<Answer<'assignmentReminders'>>['reminders'][number];

/** What is planned to remind clients of, and what became of it. */
export class Reminders {
	constructor(private readonly store: Store) {}

	/**
	 * The reminders of one assignment, or null where none is on record under this id.
	 *
	 * @param now in milliseconds
	 */
	async of(assignmentId: string, now = Date.now()): Promise<Answer<'assignmentReminders'>> {
		const { database } = this.store;
		const assignment = await database
			.selectFrom('assignments')
			.select(['zone', 'outcome', 'paused', 'delivery', 'due_at', 'policy'])
			.where('assignment_id', '=', assignmentId)
			.executeTakeFirst();
		if (!assignment) return null;
		const rows = await database
			.selectFrom('commands')
			.selectAll()
			.where('assignment_id', '=', assignmentId)
			.where('kind', '=', 'remind')
			.orderBy('planned_at')
			.orderBy('command_id')
			.execute();
		const reminders: ToldReminder[] = [];
		for (const row of rows) {
			reminders.push({
				...(row.ordinal !== null && { ordinal: row.ordinal }),
				...besideThePlan(row),
				plannedAt: new Date(row.planned_at).toISOString(),
				...(await this.fate(row, assignment.zone)),
			});
		}
		const noneAhead = whyNoneAhead(assignment, reminders, now);
		return {
			assignmentId,
			zone: assignment.zone,
			state: remindersState(assignment),
			...(noneAhead !== undefined && { noneAhead }),
			reminders,
		};
	}

	private async fate(row: CommandRow, zone: string): Promise<Pick<ToldReminder, 'state' | 'at' | 'reason'>> {
		const at = (instant: number) => new Date(instant).toISOString();
		switch (row.state) {
			case 'planned':
				return { state: 'planned' };
			case 'trying':
				return { state: 'trying' };
			case 'held': {
				const until = row.next_at!;
				return { state: 'held', at: at(until), reason: heldWords(row.reason as HeldReason, until, zone) };
			}
			case 'sent':
				return { state: 'sent', at: at(row.may_have_gone_at!) };
			case 'unknown':
				return {
					state: 'unknown',
					...(row.may_have_gone_at !== null && { at: at(row.may_have_gone_at) }),
					reason: await this.said(row, 'It may have gone out.'),
				};
			case 'skipped':
				if (row.reason !== 'merged')
					return { state: 'skipped', reason: await this.said(row, SKIP_WORDS[skipReasonSchema.parse(row.reason)]) };
				return { state: 'merged', ...(await this.hostSentAt(row.host)), reason: SKIP_WORDS.merged };
			case 'refused':
			case 'given-up':
				return { state: row.state, reason: await this.said(row, 'It could not be sent while it was of use.') };
		}
	}

	/** What the last try said, where the flow or its provider spoke. */
	private async said({ command_id, reason }: CommandRow, otherwise: string): Promise<string> {
		const last = (await triesOf(this.store, command_id)).at(-1);
		const rules = reason !== null && reason !== 'by-flow' && skipReasonSchema.safeParse(reason).success;
		if (!last || rules) return otherwise;
		return this.store.cipher.unsealOptional(last.detail, 'tries.detail', command_id, last.number) ?? otherwise;
	}

	private async hostSentAt(host: string | null): Promise<{ at?: string }> {
		if (host === null) return {};
		const row = await this.store.database
			.selectFrom('commands')
			.select('may_have_gone_at')
			.where('command_id', '=', host)
			.executeTakeFirst();
		const at = row?.may_have_gone_at ?? undefined;
		return at === undefined ? {} : { at: new Date(at).toISOString() };
	}
}

function besideThePlan({ assignment_id, command_id, ordinal, reason }: CommandRow): Pick<ToldReminder, 'beside'> {
	if (ordinal !== null) return {};
	const which = whichReminder(assignment_id!, command_id);
	if (which.startsWith('now.')) return { beside: 'sent-by-hand' };
	if (which.startsWith('moved.')) return { beside: 'tells-of-move' };
	// What made way for the day that its client asked for was in the plan.
	return reason === 'snoozed' ? {} : { beside: 'left-out' };
}

/** Why nothing reminds of homework any more that is still open. */
function whyNoneAhead(
	{ outcome, delivery, due_at, policy }: Pick<AssignmentsTable, 'outcome' | 'delivery' | 'due_at' | 'policy'>,
	reminders: ToldReminder[],
	now: number,
): string | undefined {
	const isAhead = ({ state }: ToldReminder) => state === 'planned' || state === 'held' || state === 'trying';
	if (outcome !== 'open' || reminders.some(isAhead)) return undefined;
	if (pinnedPolicy({ policy }).reminders.length === 0) return 'its policy asks for none';
	if (delivery === 'undeliverable') return 'the homework did not arrive';
	if (due_at <= now) return 'it was due, and nobody is reminded after that by itself';
	return 'all that its policy asks for went out, or had no moment left before it is due';
}

function remindersState({ outcome, paused }: Pick<AssignmentsTable, 'outcome' | 'paused'>): RemindersState {
	if (outcome !== 'open') return 'over';
	return paused === 1 ? 'paused' : 'running';
}
