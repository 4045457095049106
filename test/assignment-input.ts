import type { AssignmentInput, Terms } from '../temporal/contract/assignment';
import { assignmentId, clientId, clinicianId } from '../temporal/contract/identity';
import type { KeyRing } from '../temporal/contract/keys';
import { CONTRACT_VERSION } from '../temporal/contract/names';

/** What a node asks for. */
export interface AskedFor extends Terms {
	/** Makes the id. */
	key: string;
	/** Whether the client agreed to e-mail; if not said, they did. */
	consentGiven?: boolean;
}

/** What a node starts an assignment with. */
export function assignmentInput(ring: KeyRing, { key, consentGiven = true, ...terms }: AskedFor): AssignmentInput {
	const { clientName, clientEmail, clinician } = terms;
	return {
		version: CONTRACT_VERSION,
		assignmentId: assignmentId(ring, key),
		clientId: clientId(ring, { name: clientName, email: clientEmail }),
		...(clinician && { clinicianId: clinicianId(ring, clinician) }),
		terms,
		consentGiven,
	};
}
