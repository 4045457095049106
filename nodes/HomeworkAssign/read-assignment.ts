import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import { termsSchema, type AssignmentInput, type Terms } from '../../temporal/contract/assignment';
import * as identity from '../../temporal/contract/identity';
import type { KeyRing } from '../../temporal/contract/keys';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import { fieldError, optionalText, type FieldProblem } from '../shared/fields';
import { utc } from '../shared/instants';
import { LABELS } from './labels';
import { readClinician } from './read-clinician';
import { readInstants } from './read-instants';
import { readPolicy } from './read-policy';
import { readZone } from './read-zone';

/** What one item asks for, checked as far as it can be without the worker. */
export interface Wish {
	input: AssignmentInput;
	/** Of the address, which is asked about without being told. */
	contactIndex: string;
	deliverAt: DateTime<true>;
	/** In the client's zone. */
	dueAt: DateTime<true>;
	sessionAt?: DateTime<true>;
	/** Terms that the flow left to their defaults, which a repeat need not share. */
	defaulted: Array<keyof Terms>;
	/** Whether a manual run assigns, too. */
	forReal: boolean;
}

/** How every refusal of this operation begins. */
export const NOT_ASSIGNED = 'Nothing was assigned';

/**
 * Reads what one item asks for.
 *
 * @throws NodeOperationError that names every field at fault with its reason
 */
export function readAssignment(
	context: IExecuteFunctions,
	itemIndex: number,
	ring: KeyRing,
	now: DateTime<true>,
): Wish {
	const options = context.getNodeParameter('options', itemIndex, {});
	const problems: FieldProblem[] = [];
	const person = readTexts(context, itemIndex, problems);
	const zone = readZone(context, itemIndex, problems);
	const written = {
		due: context.getNodeParameter('due', itemIndex),
		session: context.getNodeParameter('nextSession', itemIndex, ''),
		deliver: options.deliverAt,
	};
	const instants = readInstants(written, zone ?? 'utc', now, problems);
	const clinician = readClinician(
		{ field: LABELS.clinicianName, value: context.getNodeParameter('clinicianName', itemIndex, '') },
		{ field: LABELS.clinicianEmail, value: context.getNodeParameter('clinicianEmail', itemIndex, '') },
		problems,
	);
	const policy = readPolicy(options, problems);
	if (!person || !zone || !instants || problems.length > 0) {
		throw fieldError(context.getNode(), itemIndex, NOT_ASSIGNED, problems);
	}
	const { deliverAt, dueAt, sessionAt } = instants;
	const terms: Terms = {
		...person,
		deliverAt: utc(deliverAt),
		dueAt: utc(dueAt),
		zone,
		...(options.anyHour === true && { anyHour: true }),
		...(clinician && { clinician }),
		...(sessionAt && { sessionAt: utc(sessionAt) }),
		...(policy && { policy }),
	};
	return {
		input: assignmentInput(context, itemIndex, ring, options, terms),
		contactIndex: identity.contactIndex(ring, terms.clientEmail),
		deliverAt,
		dueAt,
		...(sessionAt && { sessionAt }),
		defaulted: [...(options.deliverAt ? [] : ['deliverAt' as const]), ...(written.due ? [] : ['dueAt' as const])],
		forReal: options.forReal === true,
	};
}

function assignmentInput(
	context: IExecuteFunctions,
	itemIndex: number,
	ring: KeyRing,
	options: IDataObject,
	terms: Terms,
): AssignmentInput {
	const reference = optionalText(options.clientReference);
	const clientId = identity.clientId(ring, { ...(reference && { reference }), email: terms.clientEmail });
	const key = optionalText(options.assignmentKey) ?? identity.defaultAssignmentKey({ clientId, ...terms });
	return {
		version: CONTRACT_VERSION,
		assignmentId: identity.assignmentId(ring, key),
		clientId,
		...(terms.clinician && { clinicianId: identity.clinicianId(ring, terms.clinician) }),
		terms,
		consentGiven: context.getNodeParameter('clientAgreed', itemIndex) === true,
	};
}

const textsSchema = termsSchema.pick({ clientName: true, clientEmail: true, exerciseId: true });

function readTexts(context: IExecuteFunctions, itemIndex: number, problems: FieldProblem[]) {
	const read = {
		clientName: optionalText(context.getNodeParameter('clientName', itemIndex)),
		clientEmail: optionalText(context.getNodeParameter('clientEmail', itemIndex)),
		exerciseId: optionalText(context.getNodeParameter('exercise', itemIndex, '', { extractValue: true })),
	};
	const parsed = textsSchema.safeParse(read);
	if (parsed.success) return parsed.data;
	for (const { path, message } of parsed.error.issues) {
		const field = path[0] as keyof typeof read;
		problems.push({ field: LABELS[field], reason: read[field] === undefined ? 'is missing' : message });
	}
	return undefined;
}
