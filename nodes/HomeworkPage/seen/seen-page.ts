import { seenMemoSchema } from '../../../temporal/contract/brief';
import { formNonce, readFormNonce, type BriefLink } from '../../../temporal/contract/link-token';
import { briefWorkflowId, MEMO } from '../../../temporal/contract/names';
import { read } from '../../../temporal/contract/unknown-fields';
import { change } from '../../shared/change';
import { isProblem } from '../../shared/problem';
import type { PostedForm } from '../form';
import { notFound, type Page } from '../page-answer';
import type { Visit } from '../visit';
import { wordsIn } from '../words/page-words';
import { seenPage, thanksPage } from './render';

const { alerts } = wordsIn('en');

/**
 * One button until it was pressed, then when, and another one to read what was written, and nothing about anybody: mail scanners open links, and the page stands behind one in an e-mail.
 *
 * @throws Problem `not-found` where there is no such brief
 */
export async function showBrief(visit: Visit<BriefLink>): Promise<Page> {
	const { connection, link } = visit;
	const workflowId = briefWorkflowId(link.clinicianId, link.date);
	const { status, memo } = await connection.call((client) => client.workflow.getHandle(workflowId).describe());
	if (status.name !== 'RUNNING') return notFound(visit.language);
	const seen = read(seenMemoSchema, memo?.[MEMO.seen] ?? {}).data?.[link.edition];
	const nonce = formNonce(connection.ring, link);
	return { status: 200, html: seen ? thanksPage(nonce, seen) : seenPage(nonce) };
}

/**
 * Records that the brief was read; where that was said before, it says when.
 *
 * @throws Problem `not-found` where there is no such brief, or its day is over
 */
export async function takeSeen(visit: Visit<BriefLink>, { nonce }: PostedForm): Promise<Page> {
	const { connection, link, log } = visit;
	const seenId = readFormNonce(connection.ring, link, nonce);
	if (seenId === undefined) {
		const { status, html } = await showBrief(visit);
		if (status !== 200) return { status, html };
		return { status: 400, html: seenPage(formNonce(connection.ring, link), alerts.pressAgain) };
	}
	try {
		const seen = { seenId, edition: link.edition, at: new Date().toISOString() };
		const changed = await change(connection, briefWorkflowId(link.clinicianId, link.date), 'seen', seen);
		const before = changed.taken && changed.result.repeated ? changed.result : undefined;
		return { status: 200, html: thanksPage(formNonce(connection.ring, link), before) };
	} catch (error) {
		if (isProblem(error, 'not-found')) throw error;
		log(error);
		return { status: 503, html: seenPage(nonce, alerts.tryAgain) };
	}
}
