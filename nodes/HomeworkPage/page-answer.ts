import type { Language } from '../../temporal/contract/language';
import { notFoundPage } from './render';

/** A page and the status that it is answered with, or where the browser is to look instead. */
export type PageAnswer = Page | { status: 303; location: string };

export interface Page {
	status: 200 | 400 | 404 | 409 | 422 | 503;
	html: string;
	/** Kept by no browser; else for Back and Forward, which bring back what was typed. */
	noStore?: boolean;
}

/**
 * The same bytes for every link that opens nothing: which of the reasons it was is nobody's business. What somebody
 * wrote while the link still opened something is shown, to be copied.
 *
 * @param language the browser's
 */
export function notFound(language: Language, written = ''): Page {
	return { status: 404, html: notFoundPage(written, 'lost', language) };
}
