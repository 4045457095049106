import type { Language } from '../../temporal/contract/language';
import { formNonce, linkToken, readFormNonce, type Link } from '../../temporal/contract/link-token';
import type { HomeworkConnection } from '../shared/connection';
import type { PostedForm } from './form';
import { lookUp, type Answer, type Opened } from './look-up';
import type { PageAnswer } from './page-answer';

/** Somebody with a link. */
export interface Visit<L> {
	connection: HomeworkConnection;
	link: L;
	/** The browser's: of what is shown where no page is known. */
	language: Language;
	/** For what the visitor cannot be told. */
	log: (error: unknown) => void;
}

export type Answered = Opened & { answer: Answer };

/**
 * After what was posted is saved: has the browser look at what stands now, so that neither Reload nor Back posts it again. Where
 * that cannot be seen yet, the page that would tell is shown at once.
 *
 * @param stands whether what was saved can be seen
 * @param place the id of what it is about, on the page that tells
 */
export async function seeWhatStands(
	{ connection, link, log }: Visit<Link>,
	stands: (opened: Opened | undefined) => boolean,
	instead: () => string,
	place = 'saved',
): Promise<PageAnswer> {
	try {
		const location = `?t=${linkToken(connection.ring, link)}&saved#${place}`;
		if (stands(await lookUp(connection, link))) return { status: 303, location };
	} catch (error) {
		log(error);
	}
	return { status: 200, html: instead() };
}

export function newNonce({ connection, link }: Visit<Link>): string {
	return formNonce(connection.ring, link);
}

/** The id of the form that was posted, undefined where it is none of this link; and a nonce for the form that is shown again. */
export function formOf(visit: Visit<Link>, { nonce }: PostedForm): { formId: string | undefined; nonce: string } {
	const formId = readFormNonce(visit.connection.ring, visit.link, nonce);
	return { formId, nonce: formId === undefined ? newNonce(visit) : nonce };
}
