import { fits, MAX_NOTE_TO_CLIENT } from '../../../../temporal/contract/characters';
import type { Answer } from '../../../../temporal/contract/question';
import { EFFORTS } from '../../../shared/effort';
import { instantInWords } from '../../instants-in-words';
import { tooLong } from '../../too-long';
import { numberInEnglish } from '../../words/numbers';
import { wordsIn } from '../../words/page-words';
import type { PostedReview } from './form';

/** What stands above a review that is shown again: why, and what to do. */
export const REVIEW_ALERT = {
	pressAgain: 'Please press the button once more. Nothing was saved yet, and what you entered is still here.',
	notNow:
		'This could not be saved just now. What you entered is still here: please press the button again in a minute.',
	kept: 'This was handed over, and takes longer than usual. Please press the button again in some minutes to see whether it is on record: it counts once.',
	withdrawn: 'Nothing was saved: this was taken back by your practice meanwhile, and its page shows nothing any more.',
	'not-answered': 'Nothing was saved: there is no answer that could be reviewed.',
	'somebody-elses': 'Nothing was saved: somebody else is responsible for this now.',
	tooLong: (note: string) => tooLong(note, MAX_NOTE_TO_CLIENT, wordsIn('en')),
};

/** A review that was posted, and what came of it: saved, or why it is not. */
export interface ReviewState extends PostedReview {
	alert?: string;
}

type Read = Extract<Answer<'readBrief'>, { as: 'signed-in' }>;
type Homework = Pick<Read['homework'][number], 'assignmentId' | 'reviewable' | 'review'>;

/** How homework was reviewed, and the form for it: as it stands, or with what was entered where that was not saved. */
export function reviewInWords(
	{ assignmentId, reviewable = false, review }: Homework,
	zone: string,
	now: number,
	posted?: ReviewState,
): object {
	const own = posted?.assignmentId === assignmentId ? posted : undefined;
	const entered = own?.alert === undefined ? review : own;
	return {
		...{ assignmentId, reviewable, alert: own?.alert ?? '', saved: own !== undefined && own.alert === undefined },
		reviewed: review && {
			at: instantInWords(review.at, zone, now),
			by: review.by ?? '',
			effort: review.effort === undefined ? '' : EFFORTS[review.effort],
			note: review.note ?? '',
		},
		effort: entered?.effort === undefined ? '' : String(entered.effort),
		note: entered?.note ?? '',
		isTooLong: own?.alert !== undefined && !fits(own.note, MAX_NOTE_TO_CLIENT),
	};
}

/** What every form for a review shows. */
export const REVIEW_CHOICES = {
	efforts: EFFORTS.map((label, rating) => ({ value: String(rating), label })),
	maxNoteToClient: numberInEnglish(MAX_NOTE_TO_CLIENT),
};
