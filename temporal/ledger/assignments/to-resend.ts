import { sql, type ExpressionBuilder } from 'kysely';
import type { Unanswered, WentWrong } from '../../contract/resend';
import type { CommandState } from '../../contract/sending';
import type { Schema } from '../tables/schema';

type Where = ExpressionBuilder<Schema, 'assignments'>;

/** Delivered, and not due yet: who did not get it, or is past due, is not reminded of it. */
export function isUnanswered(where: Where, { dueBefore }: Unanswered, at: number) {
	return where.and([
		where('delivery', '=', 'delivered'),
		where('due_at', '>', at),
		...(dueBefore === undefined ? [] : [where('due_at', '<', Date.parse(dueBefore))]),
	]);
}

/** A message went wrong in the span, and nothing that went out after it has made up for it. */
export function hasGoneWrong(where: Where, { what, from, to }: WentWrong) {
	const span = { from: Date.parse(from), to: Date.parse(to) };
	return where.or([
		...(what.includes('unknown') ? [isUnsure(where, span)] : []),
		...(what.includes('not-arrived') ? [didNotArrive(where, span)] : []),
	]);
}

interface Span {
	from: number;
	to: number;
}

/** Nobody knows whether a message arrived, and it is not tried again by itself. */
function isUnsure(where: Where, { from, to }: Span) {
	return where.exists(
		where
			.selectFrom('commands')
			.select('commands.command_id')
			.whereRef('commands.assignment_id', '=', 'assignments.assignment_id')
			.where('commands.state', '=', sql.lit<CommandState>('unknown'))
			.where('commands.next_at', 'is', null)
			.where('commands.may_have_gone_at', '>=', from)
			.where('commands.may_have_gone_at', '<', to)
			.where((unsure) =>
				unsure.or([
					unsure.and([unsure('commands.kind', '=', 'deliver'), unsure('assignments.delivery', '=', 'unconfirmed')]),
					unsure.and([unsure('commands.kind', '=', 'remind'), unsure('assignments.delivery', '=', 'delivered')]),
				]),
			)
			.where((unsure) =>
				unsure.not(
					unsure.exists(
						unsure
							.selectFrom('commands as later')
							.select('later.command_id')
							.whereRef('later.assignment_id', '=', 'assignments.assignment_id')
							.whereRef('later.may_have_gone_at', '>', 'commands.may_have_gone_at'),
					),
				),
			),
	);
}

/** The homework surely did not arrive. */
function didNotArrive(where: Where, { from, to }: Span) {
	return where.and([
		where('delivery', '=', 'undeliverable'),
		where.exists(
			where
				.selectFrom('events')
				.select('events.event_id')
				.whereRef('events.assignment_id', '=', 'assignments.assignment_id')
				.where('events.kind', '=', 'undeliverable')
				.where('events.at', '>=', from)
				.where('events.at', '<', to),
		),
	]);
}
