import type { Route } from '../../contract/request';
import type { Ledger } from '../../ledger/ledger';

/** Said where something stands in the way of a message before it is sent: it is tried again when that is put right. */
export class NotReadyError extends Error {
	override readonly name = 'NotReadyError';
}

/** The client's link: the page's URL with the token in the query, which n8n does not log. */
export function pageLink(pageUrl: string, token: string): string {
	const url = new URL(pageUrl);
	url.searchParams.set('t', token);
	return url.href;
}

/**
 * The route of the page that links open.
 *
 * @throws NotReadyError where no flow has it
 */
export async function requirePage(ledger: Ledger): Promise<Route> {
	const page = await ledger.routes.owner('page');
	if (page) return page;
	throw new NotReadyError('No published flow has a Homework Page node. Publish one.');
}
