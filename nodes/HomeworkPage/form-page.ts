import type { Opened } from './look-up';
import { answeredPage, exercisePage, type FormState } from './render';

/** The page with the form that takes an answer, or another one where there is one, as it is filled in. */
export function formPage(
	{ page, answer, snoozing }: Omit<Opened, 'drafts' | 'draftsWaiting'>,
	form: FormState,
): string {
	if (answer) return answeredPage(page, answer, { ...form, form: 'answer' });
	return exercisePage(page, form, snoozing ? { snoozing } : {});
}
