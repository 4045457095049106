import type { IDataObject } from 'n8n-workflow';
import { contactIndex } from '../../../temporal/contract/identity';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import type { ConsentGrant } from '../../../temporal/contract/request';
import type { HomeworkConnection } from '../../shared/connection';
import { request, startRequest } from '../../shared/request';
import type { Check, Standing } from './check';
import { differingTerms } from './differing-terms';
import { OPTED_OUT } from './expected-delivery';
import type { Wish } from './read-assignment';

/** Whether a repeat states an agreement that is not known to be on record, for the address of what stands. */
export function bringsAgreement(wish: Wish, { terms, outcome, consent }: Standing): boolean {
	if (!wish.input.consentGiven || differingTerms(terms, wish).includes('clientEmail')) return false;
	return outcome !== 'withdrawn' && consent !== 'given' && consent !== 'withdrawn';
}

/**
 * Puts on record that the client agreed, where only a repeat says so. Says what came of it in the item, or nothing where
 * nothing new was stated.
 *
 * @throws Problem
 */
export async function recordAgreement(
	connection: HomeworkConnection,
	wish: Wish,
	standing: Standing,
	check: Check,
): Promise<IDataObject> {
	if (wish.input.consentGiven && standing.consent === 'withdrawn') return { consent: 'withdrawn', note: OPTED_OUT };
	if (!bringsAgreement(wish, standing)) return {};
	const { clientId, terms } = wish.input;
	const { clientName, clientEmail } = terms;
	const key = `consent/${clientId}.${contactIndex(connection.ring, clientEmail)}`;
	const grant: ConsentGrant = { version: CONTRACT_VERSION, kind: 'grant-consent', clientId, clientName, clientEmail };
	if (!check.done) {
		await startRequest(connection, key, grant);
		return { consent: 'accepted' };
	}
	const requested = await request(connection, key, grant);
	if (!requested.done) return { consent: 'accepted' };
	if (requested.result.kind !== 'consent' || requested.result.consent === 'on-record') return {};
	if (requested.result.consent === 'withdrawn') return { consent: 'withdrawn', note: OPTED_OUT };
	const late = standing.delivery === 'undeliverable';
	return { consent: 'recorded', ...(late && { note: NOT_SENT_AGAIN }) };
}

const NOT_SENT_AGAIN =
	'This assignment could not be delivered before, and is not sent again. Assign it under another Assignment Key.';
