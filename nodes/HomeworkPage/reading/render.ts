import { DateTime } from 'luxon';
import type { Answer } from '../../../temporal/contract/question';
import { parsed, renderPage } from '../engine';
import { UNREVIEWED_PAGE } from './review/templates';
import { REVIEW_ALERT, REVIEW_CHOICES, type ReviewState } from './review/words';
import { CODE_PAGE, READING_PAGE, UNREADABLE_PAGE } from './templates';
import { homeworkInWords } from './words';

const templates = parsed({
	code: CODE_PAGE,
	reading: READING_PAGE,
	unreadable: UNREADABLE_PAGE,
	unreviewed: UNREVIEWED_PAGE,
});

/** What the page for a code shows. */
export interface CodeState {
	nonce: string;
	alert?: string;
	/** Whether what was entered is the reason that it is shown again. */
	wrong?: boolean;
	/** Whether there is a code to be entered. */
	takesCode?: boolean;
	/** What was entered before, and cannot be saved, to be copied. */
	written?: string;
}

/** What carries a sign-in on from a page. */
export interface Carried {
	nonce: string;
	signIn: string;
}

/** Takes a code, and has another one sent. */
export function codePage({ nonce, alert = '', wrong = false, takesCode = true, written = '' }: CodeState): string {
	return render('code', {
		nonce,
		alert,
		wrong,
		takesCode,
		lost: written.trim() ? { alert: '', note: written } : undefined,
	});
}

/**
 * What the clients of a brief wrote, and how it was reviewed.
 *
 * @param reviewed what was posted last, where that is a review
 */
export function readingPage(
	read: Extract<Answer<'readBrief'>, { as: 'signed-in' }>,
	{ date, ...carried }: Carried & { date: string; from: number },
	reviewed?: ReviewState,
): string {
	const takes = read.homework.some((each) => each.assignmentId === reviewed?.assignmentId && each.reviewable);
	return render('reading', {
		...carried,
		...REVIEW_CHOICES,
		alert: '',
		lost: takes || reviewed?.alert === undefined ? undefined : reviewed,
		date: DateTime.fromISO(date, { locale: 'en' }).toFormat('cccc d LLLL yyyy'),
		homework: homeworkInWords(read, Date.now(), takes ? reviewed : undefined),
		next: read.next ?? 0,
	});
}

/** Says that nothing can be read now; the sign-in goes on. */
export function unreadablePage(carried: Carried & { from: number }): string {
	return render('unreadable', { ...carried, alert: '' });
}

/** The form for a review alone, with what was entered, for when nothing else can be shown. */
export function unreviewedPage(
	carried: Carried & { from: number },
	{ assignmentId, effort, note, alert = '' }: ReviewState,
): string {
	const each = { assignmentId, alert, note, effort: effort === undefined ? '' : String(effort) };
	return render('unreviewed', { ...carried, ...REVIEW_CHOICES, each, isKept: alert === REVIEW_ALERT.kept });
}

function render(name: keyof typeof templates, variables: object): string {
	return renderPage(templates[name], 'en', variables);
}
