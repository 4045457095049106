import { DateTime } from 'luxon';
import type { Answer } from '../../../temporal/contract/question';
import type { Said } from '../../../temporal/contract/questions-reading';
import { instantInWords } from '../instants-in-words';
import { wordsIn } from '../words/page-words';
import { reviewInWords, type ReviewState } from './review/words';

/** What stands above the form for a code: why it is shown again, and what to do. */
export const CODE_ALERT = {
	slow: 'This takes longer than usual. If no code comes in the next minutes, please ask for another one.',
	tooMany: (until: string) =>
		`Several codes were sent to you already. Please use the newest one. Another one can be sent from ${until} on.`,
	noFlow: 'No code can be sent: your practice has no flow for it. Please tell whoever looks after that.',
	notACode: 'A code has six digits. Please look at the newest message with a code.',
	wrong: (left: number) =>
		`This is not the right code. Only the newest one counts. You have ${left === 1 ? 'one try' : `${left} tries`} left.`,
	locked:
		'A wrong code was entered too often, and so it opens nothing any more. The practice is told. You can ask for another one.',
	over: 'This code opens nothing any more: it was used, is older than ten minutes, or another one was asked for. Please ask for another one.',
	notNow: 'This cannot be read just now. Please press the button again in a minute.',
	askAgain: 'Please press the button once more. Nothing was sent yet.',
	signedOut: 'You have to sign in again: half an hour has passed without anything being read.',
	notReviewed:
		'Your review was not saved: half an hour has passed without anything being read or saved. Please sign in again, and mark it once more.',
};

/** How homework stood after an answer. */
const OUTCOMES: Partial<Record<Said['outcome'], string>> = {
	done: 'done',
	partly: 'partly done',
	'could-not': 'could not be done',
};

/** Homework as it is shown. */
export function homeworkInWords(
	{ homework, zone }: Extract<Answer<'readBrief'>, { as: 'signed-in' }>,
	now: number,
	reviewed?: ReviewState,
): object[] {
	return homework.map(({ client, line, said, ...each }) => ({
		client,
		line,
		...reviewInWords(each, zone, now, reviewed),
		said: said.map((one) => ({
			what: whatInWords(one),
			at: instantInWords(one.at, zone, now),
			note: one.note ?? '',
			entered: one.entered ?? [],
			score: scoreInWords(one.score, zone),
		})),
	}));
}

/** `Strain: 12 (from 0 to 24), some. Before: 15 on 3 March 2026.` A number says nothing by itself of how somebody is. */
function scoreInWords(score: Said['score'], zone: string): string {
	if (!score) return '';
	const { label, value, asked, answered, lowest, highest, band, before } = score;
	const earlier = before.map((each) => `${each.value} on ${dayOf(each.at, zone)}`).join(', ');
	const trend = earlier === '' ? '' : ` Before: ${earlier}.`;
	if (value === undefined)
		return `${label}: no score, since ${answered} of its ${asked} questions were answered.${trend}`;
	return `${label}: ${value} (from ${lowest} to ${highest})${band === undefined ? '' : `, ${band}`}.${trend}`;
}

function dayOf(instant: string, zone: string): string {
	return DateTime.fromISO(instant, { zone, locale: 'en' }).toFormat('d LLLL yyyy');
}

function whatInWords({ kind, outcome, reportedBy, hindrance }: Said): string {
	const who = reportedBy === 'staff' ? 'The practice recorded' : 'Answered';
	const why = hindrance && wordsIn('en').answer.hindrances[hindrance];
	const answer = `${OUTCOMES[outcome] ?? outcome}${why === undefined ? '' : `. What got in the way: ${why}`}`;
	switch (kind) {
		case 'answered':
			return `${who}: ${answer}`;
		case 'corrected':
			return `${reportedBy === 'staff' ? 'The practice corrected' : 'Corrected'}: ${answer}`;
		case 'note-added':
			return reportedBy === 'staff' ? 'A note by the practice' : 'A note';
		default:
			return 'Sent when it was closed';
	}
}
