import type { IDataObject } from 'n8n-workflow';
import { contactIndex } from '../../../temporal/contract/identity';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import type { ConsentGrant, RequestResult } from '../../../temporal/contract/request';
import type { HomeworkConnection } from '../../shared/connection';
import { request, startRequest } from '../../shared/request';
import type { Check, Standing } from './check';
import { differences } from './differences';
import { OPTED_OUT } from './expected-delivery';
import type { Wish } from './read-assignment';

/** What an item asks for, and what stands under its key. */
export interface Repeat {
	wish: Wish;
	standing: Standing;
}

/** What came of an agreement that a repeat states: as fields of its item, and in words where there is something to say. */
export interface Agreement {
	fields: IDataObject;
	said?: string;
}

/** Whether a repeat states an agreement that is not known to be on record, for the address of what stands. */
export function bringsAgreement({ wish, standing }: Repeat): boolean {
	if (!wish.input.consentGiven || differences(standing, wish).includes('clientEmail')) return false;
	const { outcome, consent } = standing;
	return outcome !== 'withdrawn' && consent !== 'given' && consent !== 'withdrawn';
}

/** Grants in one request: Temporal takes 2 MB. */
const MOST_PER_REQUEST = 1_000;

/**
 * Puts on record that clients agreed, where only repeats say so: by one request for all of an execution.
 *
 * @param repeats which bring an agreement
 * @returns what came of each
 * @throws Problem
 */
export async function recordAgreements(
	connection: HomeworkConnection,
	repeats: Repeat[],
	check: Check,
): Promise<Agreement[]> {
	const grants = new Map(repeats.map((repeat) => [keyOf(connection, repeat), grantOf(repeat)]));
	const keys = [...grants.keys()];
	const parts = Array.from({ length: Math.ceil(keys.length / MOST_PER_REQUEST) }, (_, part) =>
		keys.slice(part * MOST_PER_REQUEST, (part + 1) * MOST_PER_REQUEST),
	);
	const consents = new Map<string, Consent>();
	await Promise.all(
		parts.map(async (part) => {
			const granted = await grant(
				connection,
				part,
				part.map((key) => grants.get(key)!),
				check.done,
			);
			for (const [index, key] of part.entries()) consents.set(key, granted?.[index] ?? 'accepted');
		}),
	);
	return repeats.map((repeat) => agreement(consents.get(keyOf(connection, repeat))!, repeat.standing));
}

type Consent = Extract<RequestResult, { kind: 'consents' }>['consents'][number] | 'accepted';

/** Answers nothing where it is not known in time. */
async function grant(
	connection: HomeworkConnection,
	keys: string[],
	grants: ConsentGrant[],
	workerAnswers: boolean,
): Promise<Consent[] | undefined> {
	const key = `consents/${connection.ring.blindIndex('consents', keys.toSorted().join(' '))}`;
	const input = { version: CONTRACT_VERSION, kind: 'grant-consents', grants } as const;
	if (!workerAnswers) {
		await startRequest(connection, key, input);
		return undefined;
	}
	const requested = await request(connection, key, input);
	return requested.done && requested.result.kind === 'consents' ? requested.result.consents : undefined;
}

function keyOf({ ring }: HomeworkConnection, { wish, standing }: Repeat): string {
	return `${standing.clientId}.${contactIndex(ring, wish.input.terms.clientEmail)}`;
}

function grantOf({ wish, standing: { clientId } }: Repeat): ConsentGrant {
	const { clientName, clientEmail } = wish.input.terms;
	return { clientId, clientName, clientEmail };
}

function agreement(consent: Consent, standing: Standing): Agreement {
	switch (consent) {
		case 'recorded':
			return recorded(standing);
		case 'withdrawn':
			return AGREEMENT_WITHDRAWN;
		case 'accepted':
			return { fields: { consent }, said: "the client's agreement to e-mail goes on record shortly" };
		case 'on-record':
			return { fields: {} };
	}
}

/** Homework that was not sent for want of the agreement goes out by it, as long as that is of use. */
function recorded({ outcome, delivery, terms }: Standing): Agreement {
	const fields = { consent: 'recorded' };
	const said = "the client's agreement to e-mail is on record now";
	if (outcome !== 'open' || delivery !== 'undeliverable') return { fields, said };
	const { note, words } = Date.parse(terms.dueAt) > Date.now() ? GOES_OUT : TOO_LATE;
	return { fields: { ...fields, note }, said: `${said}; ${words}` };
}

const GOES_OUT = {
	note: 'The homework goes out now that the client has agreed.',
	words: 'the homework goes out now that the client has agreed',
};

const TOO_LATE = {
	note: 'It was due already, so that it is too late to send it. Assign it anew under another Assignment Key.',
	words: 'it was due already, so that it is too late to send it: assign it anew under another Assignment Key',
};

/** Of an address at which nobody wants messages any more. */
export const AGREEMENT_WITHDRAWN: Agreement = {
	fields: { consent: 'withdrawn', note: OPTED_OUT },
	said: 'somebody who reads this address wants no messages there any more',
};
