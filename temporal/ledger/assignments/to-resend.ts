import { sql, type ExpressionBuilder } from 'kysely';
import type { EventKind } from '../../contract/event';
import type { Unanswered, WentWrong } from '../../contract/resend';
import type { CommandState } from '../../contract/sending';
import type { Schema } from '../tables/schema';
import type { Store } from '../tables/store';

type Where = ExpressionBuilder<Schema, 'assignments'>;

/** Delivered, and not due yet: who did not get it, or is past due, is not reminded of it. */
export function isUnanswered(where: Where, { dueBefore }: Unanswered, at: number) {
	return where.and([
		where('delivery', '=', 'delivered'),
		where('due_at', '>', at),
		...(dueBefore === undefined ? [] : [where('due_at', '<', Date.parse(dueBefore))]),
	]);
}

/** The assignments of which a message went wrong in the span, and nothing that went out after it has made up for it. */
export function wentWrong({ database }: Store, { what, from, to }: WentWrong) {
	const span = { from: Date.parse(from), to: Date.parse(to) };
	const found = {
		unknown: () => unsure(database, span),
		'not-arrived': () => notArrived(database, span),
	};
	const [first, ...others] = [...new Set(what)].map((each) => found[each]());
	return others.reduce((all, each) => all.union(each), first!);
}

interface Span {
	from: number;
	to: number;
}

/** Nobody knows whether a message arrived, and it is not tried again by itself. */
function unsure(database: Store['database'], { from, to }: Span) {
	return (
		database
			.selectFrom('commands')
			.innerJoin('assignments as of', 'of.assignment_id', 'commands.assignment_id')
			.select('of.assignment_id')
			// Literally as in the index of what is unsure, which SQLite does not take for parameters.
			.where('commands.state', '=', sql.lit<CommandState>('unknown'))
			.where('commands.next_at', 'is', null)
			.where('commands.may_have_gone_at', '>=', from)
			.where('commands.may_have_gone_at', '<', to)
			.where((where) =>
				where.or([
					where.and([where('commands.kind', '=', 'deliver'), where('of.delivery', '=', 'unconfirmed')]),
					where.and([where('commands.kind', '=', 'remind'), where('of.delivery', '=', 'delivered')]),
				]),
			)
			.where((where) =>
				where.not(
					where.exists(
						where
							.selectFrom('commands as later')
							.select('later.command_id')
							.whereRef('later.assignment_id', '=', 'commands.assignment_id')
							.whereRef('later.may_have_gone_at', '>', 'commands.may_have_gone_at'),
					),
				),
			)
	);
}

/** The homework surely did not arrive. */
function notArrived(database: Store['database'], { from, to }: Span) {
	return (
		database
			.selectFrom('events')
			.innerJoin('assignments as of', 'of.assignment_id', 'events.assignment_id')
			.select('of.assignment_id')
			// Literally, as above.
			.where('events.kind', '=', sql.lit<EventKind>('undeliverable'))
			.where('events.at', '>=', from)
			.where('events.at', '<', to)
			.where('of.delivery', '=', 'undeliverable')
	);
}
