import type { IDataObject } from 'n8n-workflow';
import { contactIndex } from '../../../temporal/contract/identity';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import type { ConsentGrant } from '../../../temporal/contract/request';
import type { HomeworkConnection } from '../../shared/connection';
import { request, startRequest } from '../../shared/request';
import type { Check, Standing } from './check';
import { differences } from './differences';
import { OPTED_OUT } from './expected-delivery';
import type { Wish } from './read-assignment';

/** Whether a repeat states an agreement that is not known to be on record, for the address of what stands. */
export function bringsAgreement(wish: Wish, standing: Standing): boolean {
	if (!wish.input.consentGiven || differences(standing, wish).includes('clientEmail')) return false;
	const { outcome, consent } = standing;
	return outcome !== 'withdrawn' && consent !== 'given' && consent !== 'withdrawn';
}

/** What came of an agreement that a repeat states: as fields of its item, and in words where there is something to say. */
interface Agreement {
	fields: IDataObject;
	said?: string;
}

/**
 * Puts on record that the client agreed, where only a repeat says so.
 *
 * @throws Problem
 */
export async function recordAgreement(
	connection: HomeworkConnection,
	wish: Wish,
	standing: Standing,
	check: Check,
): Promise<Agreement> {
	if (wish.input.consentGiven && standing.consent === 'withdrawn') return WITHDRAWN;
	if (!bringsAgreement(wish, standing)) return { fields: {} };
	const { clientId } = standing;
	const { clientName, clientEmail } = wish.input.terms;
	const key = `consent/${clientId}.${contactIndex(connection.ring, clientEmail)}`;
	const grant: ConsentGrant = { version: CONTRACT_VERSION, kind: 'grant-consent', clientId, clientName, clientEmail };
	if (!check.done) {
		await startRequest(connection, key, grant);
		return ACCEPTED;
	}
	const requested = await request(connection, key, grant);
	if (!requested.done) return ACCEPTED;
	if (requested.result.kind !== 'consent' || requested.result.consent === 'on-record') return { fields: {} };
	if (requested.result.consent === 'withdrawn') return WITHDRAWN;
	const late = standing.delivery === 'undeliverable';
	return {
		fields: { consent: 'recorded', ...(late && { note: NOT_SENT_AGAIN }) },
		said: "the client's agreement to e-mail is on record now",
	};
}

const WITHDRAWN: Agreement = {
	fields: { consent: 'withdrawn', note: OPTED_OUT },
	said: 'somebody who reads this address wants no messages there any more',
};

const ACCEPTED: Agreement = {
	fields: { consent: 'accepted' },
	said: "the client's agreement to e-mail goes on record shortly",
};

const NOT_SENT_AGAIN =
	'This assignment could not be delivered before, and is not sent again. Assign it under another Assignment Key.';
