import type { AlarmLine } from '../../activities/sending/alarm-ways';

/** What keeps everything from going out. */
export const TROUBLES = ['n8n', 'temporal', 'ledger'] as const;
export type Trouble = (typeof TROUBLES)[number];

const WORDS: Record<Trouble, string> = {
	n8n: 'No published flow of n8n answers. Is n8n running, and are its flows published?',
	temporal: 'Temporal, which keeps what is planned, does not answer. Is it running?',
	ledger: 'Nothing can be put on record: the ledger cannot be written. Is there room on its disk?',
};

/** Whoever gets it may be asleep: what does not work, and that nothing is lost. */
export function troubleLine(troubles: Trouble[]): AlarmLine {
	const lines = troubles.map((trouble) => `- ${WORDS[trouble]}`);
	const rest =
		'What waits is kept, and goes out later if it is still of use. This is said once an hour while it lasts.';
	return {
		subject: 'Messages cannot go out',
		text: ['No message can go out:', ...lines, '', rest].join('\n'),
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
	};
	const still = left.map((trouble) => `- Still: ${WORDS[trouble]}`);
	return {
		subject: left.length === 0 ? 'It is over: messages go out again' : 'A part of it is over',
		text: [...troubles.map((trouble) => `- ${back[trouble]}`), ...still].join('\n'),
		troubles,
		over: true,
	};
}
