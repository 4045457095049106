import { DateTime } from 'luxon';
import type { Answer } from '../../../temporal/contract/question';
import { engine } from '../render';
import { STYLE } from '../style';
import { CODE_PAGE, READING_PAGE, UNREADABLE_PAGE } from './templates';
import { homeworkInWords } from './words';

const templates = {
	code: engine.parse(CODE_PAGE),
	reading: engine.parse(READING_PAGE),
	unreadable: engine.parse(UNREADABLE_PAGE),
};

/** What the page for a code shows. */
export interface CodeState {
	nonce: string;
	alert?: string;
	/** Whether what was entered is the reason that it is shown again. */
	wrong?: boolean;
	/** Whether there is a code to be entered. */
	takesCode?: boolean;
}

/** What carries a sign-in on from a page. */
export interface Carried {
	nonce: string;
	signIn: string;
}

/** Takes a code, and has another one sent. */
export function codePage({ nonce, alert = '', wrong = false, takesCode = true }: CodeState): string {
	return render('code', { nonce, alert, wrong, takesCode });
}

/** What the clients of a brief wrote. */
export function readingPage(
	read: Extract<Answer<'readBrief'>, { as: 'signed-in' }>,
	{ date, ...carried }: Carried & { date: string },
): string {
	return render('reading', {
		...carried,
		alert: '',
		date: DateTime.fromISO(date, { locale: 'en' }).toFormat('cccc d LLLL yyyy'),
		homework: homeworkInWords(read, Date.now()),
		next: read.next ?? 0,
	});
}

/** Says that nothing can be read now; the sign-in goes on. */
export function unreadablePage(carried: Carried & { from: number }): string {
	return render('unreadable', { ...carried, alert: '' });
}

function render(name: keyof typeof templates, variables: object): string {
	return engine.renderSync(templates[name], { ...variables, style: STYLE }) as string;
}
