import type { IExecuteFunctions } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import type { AssignmentInput, Terms } from '../../../temporal/contract/assignment';
import { MAX_NOTE_TO_CLIENT } from '../../../temporal/contract/characters';
import * as identity from '../../../temporal/contract/identity';
import type { KeyRing } from '../../../temporal/contract/keys';
import type { Language } from '../../../temporal/contract/language';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import { utc } from '../../shared/instants';
import { address } from '../../shared/parameters/address';
import { choice } from '../../shared/parameters/choice';
import { code } from '../../shared/parameters/code';
import { exerciseToAssign, type KnownExercises } from '../../shared/parameters/exercise';
import { filledIn, type FilledIn } from '../../shared/parameters/filled-in';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters } from '../../shared/parameters/parameters';
import { personName } from '../../shared/parameters/person-name';
import { text } from '../../shared/parameters/text';
import { assignParameters } from './parameters';
import type { Filled } from './presets';
import { readClinician } from './read-clinician';
import { readInstants } from './read-instants';
import { readPolicy } from './read-policy';
import { readZone } from '../read-zone';

/** What one item asks for, checked as far as it can be without the worker. */
export interface Wish {
	input: AssignmentInput;
	/** The assignment key that the item sets. */
	key?: string;
	/** The client's reference, where the item has one. */
	reference?: string;
	/** Of the address, which is asked about without being told. */
	contactIndex: string;
	deliverAt: DateTime<true>;
	/** In the client's zone. */
	dueAt: DateTime<true>;
	sessionAt?: DateTime<true>;
	/** What is filled in for the client, to be compared with the exercise. */
	filledIn?: FilledIn;
	/** What of it stands in the client's fields, once that is looked up; undefined where the exercise leaves none to be filled in. */
	filled?: Filled;
	/** Terms that the flow left to their defaults, which a repeat need not share. */
	defaulted: Array<keyof Terms>;
}

/** How every refusal of this operation begins. */
export const NOT_ASSIGNED = 'Nothing was assigned';

/**
 * Reads what one item asks for.
 *
 * @param exercises undefined where no worker answered
 * @throws NodeOperationError that names every field at fault with its reason
 */
export function readAssignment(
	context: IExecuteFunctions,
	itemIndex: number,
	ring: KeyRing,
	exercises: KnownExercises | undefined,
	now: DateTime<true>,
	batchId: string,
): Wish {
	const parameters = new ItemParameters(context, itemIndex, assignParameters, NOT_ASSIGNED);
	const options = parameters.group('options');
	const person = {
		clientName: parameters.read('clientName', personName)!,
		clientEmail: parameters.read('clientEmail', address)!,
	};
	const exercise = parameters.read('exercise', exerciseToAssign(exercises));
	const zone = readZone(context, parameters) ?? 'utc';
	const instants = readInstants(parameters, options, zone, now);
	const clinician = readClinician(parameters, 'clinicianName', 'clinicianEmail');
	const words = parameters.read('words', text({ longest: MAX_NOTE_TO_CLIENT, lines: true }));
	const filled = parameters.read('presets', filledIn(context.getInputData()[itemIndex]!.json));
	const language = options.read('language', choice<Language>()) ?? exercise?.language;
	const policy = readPolicy(options);
	const anyHour = options.read('anyHour', flag);
	const reference = options.read('clientReference', code);
	const key = options.read('assignmentKey', code);
	const names = { ...(reference !== undefined && { reference }), ...(key !== undefined && { key }) };
	const consentGiven = parameters.read('clientAgreed', flag) ?? false;
	parameters.check();

	const { deliverAt, dueAt, dueIsSession, sessionAt, defaulted } = instants!;
	const terms: Terms = {
		...person,
		exerciseId: exercise!.exerciseId,
		...(language && { language }),
		deliverAt: utc(deliverAt),
		dueAt: utc(dueAt),
		...(dueIsSession && { dueIsSession }),
		zone,
		...(anyHour && { anyHour }),
		...(clinician && { clinician }),
		...(sessionAt && { sessionAt: utc(sessionAt) }),
		...(policy && { policy }),
		...(words !== undefined && { words }),
	};
	return {
		input: { ...assignmentInput(ring, names, terms, dueDay(dueAt, zone)), batchId, consentGiven },
		...names,
		contactIndex: identity.contactIndex(ring, terms.clientEmail),
		deliverAt,
		dueAt,
		...(sessionAt && { sessionAt }),
		...(filled && { filledIn: filled }),
		defaulted,
	};
}

/** What an assignment and its client are called, where the item says so. */
interface Names {
	reference?: string;
	key?: string;
}

function assignmentInput(
	ring: KeyRing,
	{ reference, key }: Names,
	terms: Terms,
	dueDay: string,
): Omit<AssignmentInput, 'consentGiven'> {
	const { clientName: name, clientEmail: email, exerciseId } = terms;
	const clientId = identity.clientId(ring, reference === undefined ? { name, email } : { reference });
	return {
		version: CONTRACT_VERSION,
		assignmentId: identity.assignmentId(ring, key ?? identity.defaultAssignmentKey({ clientId, exerciseId, dueDay })),
		clientId,
		...(terms.clinician && { clinicianId: identity.clinicianId(ring, terms.clinician) }),
		terms,
	};
}

/** The day by whose end it is due, as the client reads it: midnight is the end of a day. */
function dueDay(dueAt: DateTime<true>, zone: string): string {
	return dueAt.minus(1).setZone(zone).toFormat('yyyy-MM-dd');
}
