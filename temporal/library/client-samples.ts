import type { Channel } from '../contract/command';
import type { Language } from '../contract/language';
import type { ClientMessageKind } from '../contract/message-names';
import type { About, ClientMessageContent } from './client-messages';
import { factsOf, variables } from './client-variables';
import type { Allowance, Variables } from './template';

/** Due at the longest day and hour that there are to say. */
const SAMPLE: About = {
	exercise: 'Thought record',
	dueAt: Date.parse('2027-09-29T16:30:00Z'),
	zone: 'America/New_York',
	link: 'https://practice.example/page?t=sample',
};
const OTHER: About = { ...SAMPLE, link: 'https://practice.example/page?t=other' };
const SAID_AT = Date.parse('2026-09-28T08:00:00Z');

/** One thing that messages are tried out with, and what a channel says of it. */
interface Sample {
	content: ClientMessageContent;
	facts: Variables[];
}

/** By language and channel. Made once: to put a day into words takes longer than to try out a template. */
const SAMPLES = new Map<string, Sample[]>();

/** What the templates of a message are tried out with in a channel. */
export function samplesOf(
	kind: ClientMessageKind,
	language: Language,
	channel: Channel,
	practice: string,
): Allowance['samples'] {
	return samplesIn(language, channel).map(({ content, facts }) =>
		variables(kind, channel, content, practice, facts),
	) as Allowance['samples'];
}

function samplesIn(language: Language, channel: Channel): Sample[] {
	const key = `${language}.${channel}`;
	const samples =
		SAMPLES.get(key) ?? contentsIn(language).map((content) => ({ content, facts: factsOf(channel, content) }));
	SAMPLES.set(key, samples);
	return samples;
}

function contentsIn(language: Language): ClientMessageContent[] {
	const said = { language, saidAt: SAID_AT };
	const one: ClientMessageContent = { ...said, firstName: 'Alex', about: [SAMPLE], outcome: 'done', stopped: 'all' };
	const today: ClientMessageContent = { ...one, saidAt: SAMPLE.dueAt - 1, outcome: 'partly', stopped: 'reminders' };
	const late: ClientMessageContent = { ...one, about: [{ ...SAMPLE, late: true }], outcome: 'could-not' };
	const several: ClientMessageContent = { ...said, firstName: 'Alex', about: [SAMPLE, OTHER] };
	const family: ClientMessageContent = {
		...said,
		about: [
			{ ...SAMPLE, forWhom: 'Alex' },
			{ ...OTHER, forWhom: 'Alex' },
		],
	};
	return [one, today, late, several, family];
}
