import { normalAddress } from './address';
import type { KeyRing } from './keys';
import { normalName } from './person-name';

/** Bytes in an assignment id; the link token relies on it. */
export const ASSIGNMENT_ID_BYTES = 16;

/** Bytes in a clinician's id; the token of a brief's link relies on it. */
export const CLINICIAN_ID_BYTES = 16;

/** Who is meant: the practice's own reference tells alone, else address and name together. */
export type WhichClient = { reference: string } | { reference?: undefined; name: string; email: string };

/** Opaque id of a client. Two people behind one address are two clients. */
export function clientId(ring: KeyRing, client: WhichClient): string {
	return ring.blindIndex(
		'client',
		client.reference === undefined
			? `email:${normalAddress(client.email)} name:${normalName(client.name)}`
			: `reference:${client.reference}`,
	);
}

/** Opaque id of a clinician, from the e-mail address. */
export function clinicianId(ring: KeyRing, clinician: { email: string }): string {
	return ring.blindIndex('clinician', normalAddress(clinician.email), CLINICIAN_ID_BYTES);
}

/** Opaque assignment id, from the assignment key: the same key always names the same assignment. */
export function assignmentId(ring: KeyRing, key: string): string {
	return ring.blindIndex('assignment', key, ASSIGNMENT_ID_BYTES);
}

/**
 * The assignment key where the flow sets none: one assignment per client, exercise and due day.
 *
 * @param parts with the day as `YYYY-MM-DD` on the client's calendar
 */
export function defaultAssignmentKey(parts: { clientId: string; exerciseId: string; dueDay: string }): string {
	return [parts.clientId, parts.exerciseId, parts.dueDay].join('/');
}

/** A node of a flow, as n8n tells it apart. */
export interface NodePlace {
	instanceId: string;
	flowId: string;
	nodeId: string;
}

/** Opaque id of a route: the same node of the same flow on the same n8n always has the same. */
export function routeId(
	ring: KeyRing,
	{ instanceId, flowId, nodeId, command }: NodePlace & { command: string },
): string {
	return ring.blindIndex('route', [instanceId, flowId, nodeId, command].join('/'));
}

/** Opaque id of a node that has routes, by which its claims and releases are told from those of others. */
export function nodePlaceId(ring: KeyRing, { instanceId, flowId, nodeId }: NodePlace): string {
	return ring.blindIndex('route', [instanceId, flowId, nodeId].join('/'));
}

/** The form of an address under which a contact is looked up. */
export function contactIndex(ring: KeyRing, email: string): string {
	return ring.blindIndex('contact', normalAddress(email));
}
