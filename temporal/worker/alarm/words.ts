import type { AlarmLine } from '../../activities/sending/alarm-ways';

/** What keeps everything from going out, and last, that what goes wrong is told to nobody. */
export const TROUBLES = ['n8n', 'temporal', 'ledger', 'unheard'] as const;
export type Trouble = (typeof TROUBLES)[number];

const WORDS: Record<Trouble, string> = {
	n8n: 'No published flow of n8n answers. Is n8n running, and are its flows published?',
	temporal: 'Temporal, which keeps what is planned, does not answer. Is it running?',
	ledger: 'Nothing can be put on record: the ledger cannot be written. Is there room on its disk?',
	unheard:
		'Something needs attention, and no flow can tell the office what. Is the flow that takes "Something Needs Attention" published, and does its mail server answer? Homework Summarize, Check the Service, says more.',
};

/** Whoever gets it may be asleep: what does not work, and that nothing is lost. */
export function troubleLine(troubles: Trouble[]): AlarmLine {
	const lines = troubles.map((trouble) => `- ${WORDS[trouble]}`);
	const rest =
		'What waits is kept, and goes out later if it is still of use. This is said once an hour while it lasts.';
	const [subject, first] = troubles.every((trouble) => trouble === 'unheard')
		? ['Homework needs attention', 'Something is wrong, and the office has not been told:']
		: ['Messages cannot go out', 'No message can go out:'];
	return {
		subject,
		text: [first, ...lines, '', rest].join('\n'),
		troubles,
		over: false,
	};
}

/** @param left what is still wrong */
export function overLine(troubles: Trouble[], left: Trouble[]): AlarmLine {
	const back: Record<Trouble, string> = {
		n8n: 'Flows of n8n answer again.',
		temporal: 'Temporal answers again.',
		ledger: 'The ledger can be written again.',
		unheard:
			'Nothing waits any more that the office has to be told. Where nobody has mended the flow that tells it, look at that all the same.',
	};
	const overall = troubles.every((trouble) => trouble === 'unheard')
		? 'nothing waits to be told'
		: 'messages go out again';
	const still = left.map((trouble) => `- Still: ${WORDS[trouble]}`);
	return {
		subject: left.length > 0 ? 'A part of it is over' : `It is over: ${overall}`,
		text: [...troubles.map((trouble) => `- ${back[trouble]}`), ...still].join('\n'),
		troubles,
		over: true,
	};
}
