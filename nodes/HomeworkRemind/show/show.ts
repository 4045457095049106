import { DateTime } from 'luxon';
import type { Answer } from '../../../temporal/contract/question';
import { ask } from '../../shared/ask';
import { assignmentId, notOnRecord } from '../../shared/assignment-id';
import { spoken } from '../../shared/instants';
import type { Telling } from '../../shared/operation';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { showParameters } from './parameters';

type Reminders = NonNullable<Answer<'assignmentReminders'>>;
type Reminder = Reminders['reminders'][number];

/** What is planned for the assignment of every item, what went out, and what was skipped and why. */
export const show: Telling = async (context, connection) => {
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, showParameters, 'No reminders');
		const id = parameters.need('assignmentId', assignmentId)!;
		parameters.check();
		return id;
	};
	return await tellOfEach(context, read, async (id) => {
		const answer = await ask(connection, 'assignmentReminders', { assignmentId: id });
		if (!answer) throw notOnRecord();
		return {
			assignmentId: id,
			state: answer.state,
			...(answer.noneAhead !== undefined && { noneAhead: answer.noneAhead }),
			lines: lines(answer),
			zone: answer.zone,
			reminders: answer.reminders,
		};
	});
};

/** For ops staff: one line a reminder, on the client's clock. */
function lines({ state, zone, noneAhead, reminders }: Reminders): string[] {
	const when = (instant: string) => spoken(DateTime.fromISO(instant) as DateTime<true>, zone);
	return [
		STATES[state],
		...reminders.map((reminder) => `${when(reminder.plannedAt)}${beside(reminder)}: ${fate(reminder, when)}`),
		...(noneAhead === undefined ? [] : [`None is ahead: ${noneAhead}`]),
		`Times are in ${zone}`,
	];
}

const STATES: Record<Reminders['state'], string> = {
	running: 'Reminders go out while the homework is not done',
	paused: 'Reminders are paused',
	over: 'Nobody is reminded any more: the homework is answered, withdrawn or closed',
};

const BESIDE: Record<NonNullable<Reminder['beside']>, string> = {
	'sent-by-hand': ' (sent by hand)',
	'tells-of-move': ' (tells that due has moved)',
	'left-out': ' (no moment was left for it)',
};

function beside({ beside }: Reminder): string {
	return beside === undefined ? '' : BESIDE[beside];
}

function fate({ state, at, reason }: Reminder, when: (instant: string) => string): string {
	const because = reason === undefined ? '' : `: ${reason}`;
	switch (state) {
		case 'planned':
			return 'planned';
		case 'held':
			return `held back${at === undefined ? '' : ` until ${when(at)}`}${because}`;
		case 'sent':
			return `went out${at === undefined ? '' : ` ${when(at)}`}`;
		case 'merged':
			return `said by another message${at === undefined ? '' : ` ${when(at)}`}`;
		case 'skipped':
			return `skipped${because}`;
		case 'trying':
			return 'is being sent';
		case 'unknown':
			return `may have gone out${at === undefined ? '' : ` ${when(at)}`}, not confirmed${because}`;
		case 'refused':
			return `refused${because}`;
		case 'given-up':
			return `given up${because}`;
	}
}
