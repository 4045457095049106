import type { AssignmentState } from './state';
import type { Moment } from './plan';
import { taskName } from './tasks';
import { instant } from '../instant';

/**
 * What the Temporal UI shows of an assignment as its current details: how it stands, and what comes next.
 *
 * @param isTold whether it is told beside it already that what came in by this name was not understood
 */
export function story(state: AssignmentState, next: Moment | undefined, isTold: (name: string) => boolean): string {
	const exercise = state.pinned
		? `**${state.pinned.exercise.title}**, due ${instant(state.dueAt)}${sessionPart(state)}`
		: undefined;
	return [
		exercise,
		deliveryLine(state),
		...reminderLines(state),
		outcomeLine(state),
		troubleLine(state.notUnderstood.filter((name) => !isTold(name))),
		next && `Next: ${momentLine(next)}`,
	]
		.filter((line) => line !== undefined)
		.join('\n\n');
}

/** What the timer that waits for this moment is for. */
export function momentLine(moment: Moment): string {
	switch (moment.kind) {
		case 'send':
			return `${taskName(moment.task)} at ${instant(moment.at)}`;
		case 'due':
			return `due at ${instant(moment.at)}`;
		case 'close':
			return `close at ${instant(moment.at)}`;
	}
}

function deliveryLine({ delivery, deliveredAt, problem }: AssignmentState): string {
	switch (delivery) {
		case 'waiting':
			return 'Not delivered yet';
		case 'delivered':
			return `Delivered ${deliveredAt === undefined ? '' : instant(deliveredAt)}`;
		case 'unconfirmed':
			return `Delivery not confirmed: ${problem ?? 'no reason is known'}`;
		case 'undeliverable':
			return `Undeliverable: ${problem ?? 'no reason is known'}`;
	}
}

function troubleLine(notUnderstood: string[]): string | undefined {
	if (notUnderstood.length === 0) return undefined;
	return `Not understood, and kept on record: ${notUnderstood.join(', ')}`;
}

function sessionPart({ sessionAt }: AssignmentState): string {
	return sessionAt === undefined ? '' : `, session ${instant(sessionAt)}`;
}

function reminderLines({ tasks, paused, outcome }: AssignmentState): string[] {
	const reminders = tasks.filter(({ kind }) => kind === 'remind');
	const last = reminders.findLast(({ status }) => status === 'sent')?.endedAt;
	const times = reminders.filter(({ status }) => status === 'sent' || status === 'merged').length;
	const unsure = reminders.filter(({ status }) => status === 'unknown');
	const unsent = reminders.filter(({ reason }) => reason !== undefined);
	return [
		...(times > 0
			? [`Reminded ${times === 1 ? 'once' : `${times} times`}${last ? `, last ${instant(last)}` : ''}`]
			: []),
		...unsure.map((task) => `${capital(taskName(task))} may have gone out, not confirmed`),
		...unsent.map((task) => `${capital(taskName(task))} did not go out: ${task.reason}`),
		...(paused && outcome === 'open' ? ['Reminders are paused'] : []),
	];
}

function capital(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function outcomeLine({ outcome, outcomeAt, problem }: AssignmentState): string {
	switch (outcome) {
		case 'open':
			return 'No answer yet';
		case 'no-answer':
			return 'Closed without an answer';
		case 'refused':
			return `Refused: ${problem ?? 'no reason is known'}`;
		case 'done':
		case 'partly':
		case 'could-not':
		case 'withdrawn':
			return `Outcome: ${outcome}${outcomeAt === undefined ? '' : `, ${instant(outcomeAt)}`}`;
	}
}
