import { parsed, renderPage } from '../engine';
import { instantInWords } from '../instants-in-words';
import { wordsIn } from '../words/page-words';
import { SEEN_PAGE, SEEN_UNSAVED_PAGE, THANKS_PAGE } from './templates';

const templates = parsed({ seen: SEEN_PAGE, thanks: THANKS_PAGE, unsaved: SEEN_UNSAVED_PAGE });

/** One button by which a clinician says that a brief was read. */
export function seenPage(nonce: string, alert = ''): string {
	return renderPage(templates.seen, 'en', { nonce, alert });
}

/** The calm end for a clinician, who may have said the same before. */
export function thanksPage(nonce: string, before?: { at: string; zone: string }): string {
	const at = before ? instantInWords(before.at, before.zone, Date.now()) : '';
	return renderPage(templates.thanks, 'en', { nonce, before: at });
}

/** The button alone, for when nothing can be looked up. */
export function seenUnsavedPage(nonce: string): string {
	return renderPage(templates.unsaved, 'en', { nonce, alert: wordsIn('en').alerts.tryAgain });
}
