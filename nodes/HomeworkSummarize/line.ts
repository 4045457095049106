import type { DateTime } from 'luxon';
import type { Answer } from '../../temporal/contract/question';

export type Story = NonNullable<Answer<'assignmentStory'>>;

/** Up to this many days, a weekday says which day is meant. */
const WEEKDAY_SUFFICES_DAYS = 6;

/** How an assignment stands, as a clinician reads it: `Thought record: delivered Mon 9:02, done Sat`. In the client's zone. */
export async function line(story: Story): Promise<string> {
	const { DateTime } = await import('luxon');
	const read = (instant: string) => DateTime.fromISO(instant, { zone: story.zone });
	const days = wording([...story.events.map(({ at }) => read(at)), read(story.deliverAt), read(story.dueAt)]);
	const when = (instant: string) => days.withTime(read(instant));
	const day = (instant: string) => days.withoutTime(read(instant));
	return `${story.exercise.title}: ${[...deliveryWords(story, when), ...outcomeWords(story, when, day)].join(', ')}`;
}

type Say = (instant: string) => string;

function deliveryWords(story: Story, when: Say): string[] {
	const { delivery, outcome, deliverAt } = story;
	switch (delivery) {
		case 'delivered':
			return [`delivered ${when(lastEvent(story, 'delivered')?.at ?? deliverAt)}`];
		case 'undeliverable':
			return [`could not be delivered${because(lastEvent(story, 'undeliverable')?.reason)}`];
		case 'waiting':
			return outcome === 'open' ? [`to be delivered ${when(deliverAt)}`] : [];
	}
}

function outcomeWords(story: Story, when: Say, day: Say): string[] {
	const { outcome, dueAt } = story;
	const answer = lastEvent(story, 'answered');
	const answered = (words: string) => [
		answer ? `${words} ${day(answer.at)}` : words,
		...(answer?.note ? ['note added'] : []),
	];
	switch (outcome) {
		case 'open':
			return lastEvent(story, 'due') ? [`was due ${when(dueAt)}, no answer yet`] : [`due ${when(dueAt)}`];
		case 'done':
			return answered('done');
		case 'partly':
			return answered('partly done');
		case 'could-not':
			return answered('could not be done');
		case 'no-answer':
			return [`was due ${when(dueAt)}, no answer`];
		case 'withdrawn': {
			const withdrawal = lastEvent(story, 'withdrawn');
			return [`withdrawn${withdrawal ? ` ${day(withdrawal.at)}` : ''}`];
		}
		case 'refused':
			return [`not taken up${because(lastEvent(story, 'refused')?.reason)}`];
	}
}

function lastEvent({ events }: Story, kind: Story['events'][number]['kind']) {
	return events.findLast((event) => event.kind === kind);
}

function because(reason: string | undefined): string {
	return reason ? ` (${reason.replace(/\.$/, '')})` : '';
}

/** Weekdays where they are plain, dates where they are not. */
function wording(instants: DateTime[]) {
	const times = instants.map((instant) => instant.toMillis());
	const spanDays = (Math.max(...times) - Math.min(...times)) / (24 * 60 * 60 * 1000);
	const format = spanDays <= WEEKDAY_SUFFICES_DAYS ? 'ccc' : 'ccc d LLL';
	return {
		withTime: (instant: DateTime) => instant.toFormat(`${format} H:mm`),
		withoutTime: (instant: DateTime) => instant.toFormat(format),
	};
}
