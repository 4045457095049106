import { skipReasonSchema, type Ending } from '../../contract/sending';
import type { Store } from '../tables/store';
import { assignmentsIn } from './brief-lines';
import { recordDelivery } from './delivery-endings';
import { triesOf, type CommandRow } from './facts';
import { recordReminder } from './reminder-endings';
import { recordStep } from './steps';

/**
 * How a command that is over has ended, as it is told.
 *
 * @param now in milliseconds
 */
export async function endingOf(store: Store, row: CommandRow, now: number): Promise<Ending> {
	const last = (await triesOf(store, row.command_id)).at(-1);
	const wentOut = row.state === 'sent' || row.state === 'unknown';
	const bySomebody = row.state === 'refused' || row.reason === 'by-flow';
	const known = wentOut ? row.may_have_gone_at : bySomebody ? last?.settled_at : undefined;
	const at = new Date(known ?? now).toISOString();
	const said = last && store.cipher.unsealOptional(last.detail, 'tries.detail', row.command_id, last.number);
	const quoted = said !== undefined && last?.quoted === 1 && ({ quoted: true } as const);
	const reason = skipReasonSchema.safeParse(row.reason).data;
	switch (row.state) {
		case 'sent':
			return { kind: 'sent', at };
		case 'refused':
			return {
				kind: 'refused',
				at,
				reason: said ?? 'The flow gave no reason.',
				...quoted,
				...(last?.result === 'opted-out' && { optedOut: true as const }),
			};
		case 'skipped':
			return {
				kind: 'skipped',
				at,
				reason: reason ?? 'by-flow',
				...(reason === 'by-flow' && said !== undefined && { detail: said }),
			};
		case 'given-up':
			return { kind: 'given-up', at, reason: said ?? 'It could not be sent while it was of use.', ...quoted };
		case 'unknown':
			return { kind: 'unknown', at, reason: said ?? 'The connection broke while it was being sent.', ...quoted };
		case 'planned':
		case 'held':
		case 'trying':
			throw new Error(`The command ${row.command_id} is not over: it is ${row.state}.`);
	}
}

/**
 * Records the steps that the end of a command stands for, and what becomes of those that it was to say, too.
 *
 * @param now in milliseconds
 */
export async function recordEnding(store: Store, row: CommandRow, ending: Ending, now: number): Promise<void> {
	switch (row.kind) {
		case 'deliver':
			return await recordDelivery(store, row, ending);
		case 'remind':
			return await recordReminder(store, row, ending, now);
		case 'confirm':
			if (ending.kind === 'sent') await recordStep(store, row.assignment_id!, 'confirmed', ending.at);
			return;
		case 'brief':
			if (ending.kind !== 'sent') return;
			for (const assignmentId of await assignmentsIn(store, row.command_id))
				await recordStep(store, assignmentId, 'summarized', ending.at, { which: row.command_id });
			return;
		case 'farewell':
		case 'code':
		case 'notice':
		case 'attention':
			return;
	}
}
