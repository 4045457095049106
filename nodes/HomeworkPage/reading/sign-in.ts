import { formNonce, readFormNonce, type BriefLink } from '../../../temporal/contract/link-token';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import type { CodeAsked, CodeEntered } from '../../../temporal/contract/sign-in';
import { request } from '../../shared/request';
import type { Visit } from '../visit';
import { instantInWords } from '../instants-in-words';
import { notFound, type Page } from '../page-answer';
import type { ReadingForm } from './form';
import { codePage, type CodeState } from './render';
import { CODE_ALERT } from './words';

/** Has a code sent to the mailbox that got the brief. A form that is sent twice has one sent. */
export async function askForCode(visit: Visit<BriefLink>, { nonce }: ReadingForm): Promise<Page> {
	const { connection, link } = visit;
	const codeId = readFormNonce(connection.ring, link, nonce);
	if (codeId === undefined) return again(visit, 400, { alert: CODE_ALERT.askAgain, takesCode: false });
	const asked = await request(connection, `code/${codeId}`, {
		...{ version: CONTRACT_VERSION, kind: 'ask-code', codeId },
		...{ clinicianId: link.clinicianId, date: link.date, at: new Date().toISOString() },
	});
	if (!asked.done) return again(visit, 503, { alert: CODE_ALERT.slow });
	const { as, until, zone } = asked.result as CodeAsked;
	switch (as) {
		case 'on-its-way':
			return again(visit, 200, {});
		case 'too-many':
			return again(visit, 409, { alert: CODE_ALERT.tooMany(instantInWords(until!, zone, Date.now())) });
		case 'too-late':
			return again(visit, 503, { alert: CODE_ALERT.slow });
		case 'no-flow':
			return again(visit, 503, { alert: CODE_ALERT.noFlow, takesCode: false });
		case 'no-brief':
			return notFound(visit.language);
	}
}

/**
 * Has a code counted and compared. The same digits in the same form count once, however often they are sent.
 *
 * @returns what to show where it opens nothing; undefined where it is right
 */
export async function enterCode(visit: Visit<BriefLink>, { nonce, code }: ReadingForm): Promise<Page | undefined> {
	const { connection, link } = visit;
	const { ring } = connection;
	const entryId = readFormNonce(ring, link, nonce);
	if (entryId === undefined) return again(visit, 400, { alert: CODE_ALERT.notNow });
	if (code === undefined) return again(visit, 422, { alert: CODE_ALERT.notACode, wrong: true });
	const entered = await request(connection, `code-entry/${ring.blindIndex('entry', `${entryId} ${code}`)}`, {
		...{ version: CONTRACT_VERSION, kind: 'enter-code', entryId, code },
		...{ clinicianId: link.clinicianId, date: link.date },
	});
	// By the same form it can be sent again, and opens then what it has opened.
	if (!entered.done) return { status: 503, html: codePage({ nonce, alert: CODE_ALERT.notNow }) };
	const { as, left } = entered.result as CodeEntered;
	switch (as) {
		case 'right':
			return undefined;
		case 'wrong':
			return again(visit, 422, { alert: CODE_ALERT.wrong(left!), wrong: true });
		case 'locked':
			return again(visit, 409, { alert: CODE_ALERT.locked, takesCode: false });
		case 'over':
			return again(visit, 409, { alert: CODE_ALERT.over, takesCode: false });
	}
}

/** The page for a code, with a fresh form. */
export function again(
	{ connection, link }: Visit<BriefLink>,
	status: Page['status'],
	state: Omit<CodeState, 'nonce'>,
): Page {
	return { status, html: codePage({ ...state, nonce: formNonce(connection.ring, link) }) };
}
