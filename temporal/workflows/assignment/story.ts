import type { AssignmentState } from './state';
import type { Moment } from './plan';
import { instant } from '../instant';

/** What the Temporal UI shows of an assignment as its current details: how it stands, and what comes next. */
export function story(state: AssignmentState, next: Moment | undefined): string {
	const exercise = state.pinned
		? `**${state.pinned.exercise.title}**, due ${instant(state.dueAt)}${sessionPart(state)}`
		: undefined;
	return [
		exercise,
		deliveryLine(state),
		...reminderLines(state),
		outcomeLine(state),
		state.summarizedAt && `Its clinician was briefed ${instant(state.summarizedAt)}`,
		next && `Next: ${momentLine(next)}`,
	]
		.filter((line) => line !== undefined)
		.join('\n\n');
}

/** What the timer that waits for this moment is for. */
export function momentLine(moment: Moment): string {
	switch (moment.kind) {
		case 'deliver':
			return `deliver at ${instant(moment.at)}`;
		case 'remind':
			return `remind (${moment.which.replace('.', ' ')}) at ${instant(moment.at)}`;
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
		case 'undeliverable':
			return `Undeliverable: ${problem ?? 'no reason is known'}`;
	}
}

function sessionPart({ sessionAt }: AssignmentState): string {
	return sessionAt === undefined ? '' : `, session ${instant(sessionAt)}`;
}

function reminderLines({ reminders, paused, outcome }: AssignmentState): string[] {
	const last = reminders.findLast(({ fate }) => fate === 'sent')?.sentAt;
	const times = reminders.filter(({ fate }) => fate === 'sent' || fate === 'merged').length;
	const skipped = reminders.filter(({ fate }) => fate === 'skipped');
	return [
		...(times > 0
			? [`Reminded ${times === 1 ? 'once' : `${times} times`}${last ? `, last ${instant(last)}` : ''}`]
			: []),
		...skipped.map(({ which, reason }) => `Reminder ${which.replace('.', ' ')} skipped: ${reason}`),
		...(paused && outcome === 'open' ? ['Reminders are paused'] : []),
	];
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
