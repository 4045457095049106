import { reportedOutcomeSchema, type ReportedOutcome } from '../../contract/change-inputs';
import type { Language } from '../../contract/language';
import { readExercise } from '../assignments/exercises';
import { readContact } from '../people/contacts';
import type { Store } from '../tables/store';
import { assignmentOf, termsOf } from './facts';

/** An assignment that a message is about, as it tells of it. */
export interface Told {
	assignmentId: string;
	clientId: string;
	/** In full, as it was assigned: whatever else is on record under the client, nobody is greeted by another's name. */
	clientName: string;
	/** The exercise's title. */
	exercise: string;
	/** That of the exercise. */
	language: Language;
	/** In milliseconds. */
	deliverAt: number;
	dueAt: number;
	zone: string;
	/** Where it is answered. */
	outcome?: ReportedOutcome;
}

/** What a message to a client is made of. */
export interface MessageContent {
	email: string;
	/** The assignment itself, then those that a reminder speaks of, too. */
	about: [Told, ...Told[]];
	/** Whether it is the last reminder that is planned. */
	last: boolean;
	/** Which of several wordings it has, from 0. */
	turn: number;
}

/** What messages to clients are made of, read when they are tried. */
export class Messages {
	constructor(private readonly store: Store) {}

	/**
	 * What a message says.
	 *
	 * @param alsoSays commands of reminders of other assignments that it says, too
	 */
	async content(commandId: string, alsoSays: string[]): Promise<MessageContent> {
		return await this.store.transaction(async (store) => {
			const rows = await store.database
				.selectFrom('commands')
				.select(['command_id', 'assignment_id', 'ordinal', 'turn'])
				.where('command_id', 'in', [commandId, ...alsoSays])
				.execute();
			const assignmentOfCommand = new Map(rows.map((row) => [row.command_id, row.assignment_id!]));
			const told = (command: string) => tellOf(store, assignmentOfCommand.get(command)!);
			const own = rows.find(({ command_id }) => command_id === commandId)!;
			const others: Told[] = [];
			for (const command of alsoSays) others.push(await told(command));
			const { contact_index, client_id } = await assignmentOf(store, own.assignment_id!);
			const { email } = await readContact(store, { client_id, contact_index });
			const about: MessageContent['about'] = [await told(commandId), ...others];
			return { email, about, last: await isLast(store, own), turn: own.turn ?? 0 };
		});
	}
}

/** When what these commands are about is due, and by whose clock: what was composed before that has moved says something else. */
export async function datesToldBy({ database }: Store, commandIds: string[]): Promise<string> {
	const rows = await database
		.selectFrom('commands')
		.innerJoin('assignments', 'assignments.assignment_id', 'commands.assignment_id')
		.select(['due_at', 'zone'])
		.where('command_id', 'in', commandIds)
		.orderBy('command_id')
		.execute();
	return rows.map(({ due_at, zone }) => `${due_at} ${zone}`).join();
}

/** What a message tells of an assignment. */
export async function tellOf(store: Store, assignmentId: string): Promise<Told> {
	const assignment = await assignmentOf(store, assignmentId);
	const { title, language } = await readExercise(store, assignment.exercise_id, assignment.exercise_checksum);
	const terms = termsOf(store, assignment);
	const outcome = reportedOutcomeSchema.safeParse(assignment.outcome).data;
	return {
		assignmentId,
		clientId: assignment.client_id,
		clientName: terms.clientName,
		exercise: title,
		language,
		deliverAt: assignment.delivered_at ?? assignment.deliver_at,
		dueAt: assignment.due_at,
		zone: assignment.zone,
		...(outcome && { outcome }),
	};
}

async function isLast(
	{ database }: Store,
	{ assignment_id, command_id, ordinal }: { assignment_id: string | null; command_id: string; ordinal: number | null },
): Promise<boolean> {
	const later = await database
		.selectFrom('commands')
		.select('command_id')
		.where('assignment_id', '=', assignment_id)
		.where('kind', '=', 'remind')
		.where('state', 'in', ['planned', 'held'])
		.where('command_id', '!=', command_id)
		.where('ordinal', '>', ordinal ?? 0)
		.executeTakeFirst();
	return later === undefined;
}
