import type { AssignmentInput, Person, Terms } from '../../temporal/contract/assignment';
import type { PolicyPart, ReminderRule } from '../../temporal/contract/policy';
import { assignmentInput } from '../assignment-input';
import { testRing } from './test-keys';

const HOUR = 60 * 60 * 1000;

/** Of the practice and its clients. */
export const ZONE = 'Europe/Berlin';

/** Terms in hours from now, for a test to say what matters to it. */
export interface Ask {
	deliverIn?: number;
	dueIn?: number;
	exerciseId?: string;
	consentGiven?: boolean;
	clientEmail?: string;
	sessionIn?: number;
	/** Whether due is left to the session. */
	dueIsSession?: boolean;
	/** In place of `sessionIn`, and an hour after it is due; milliseconds since 1970, UTC. */
	sessionAt?: number;
	/** Who is responsible; nobody, where a test does not say. */
	clinician?: Person;
	clientName?: string;
	/** None, where a test does not say. */
	reminders?: ReminderRule[];
	/** Whether it leaves it to practice.yaml when it is reminded. */
	byPractice?: boolean;
	/** What else the assignment sets of the policy. */
	policy?: PolicyPart;
	zone?: string;
	/** What the clinician writes to the client with it. */
	words?: string;
	/** What the clinician fills in for the client. */
	presets?: Terms['presets'];
	/** Assign under a key that was used before. */
	key?: string;
}

/**
 * What a node would start an assignment with.
 *
 * @param now in milliseconds since 1970, UTC
 */
export function inputOf(ask: Ask & { clientEmail: string; key: string }, now: number): AssignmentInput {
	const { key, consentGiven } = ask;
	return assignmentInput(testRing, { ...termsOf(ask, now), key, consentGiven });
}

function termsOf(ask: Ask & { clientEmail: string }, now: number): Terms {
	const {
		deliverIn = 1,
		dueIn = 48,
		exerciseId = 'thought-record',
		clientEmail,
		sessionIn,
		dueIsSession = false,
		sessionAt,
		clinician,
		clientName = 'Ada Byron',
		reminders = [],
		byPractice = false,
		policy,
		zone = ZONE,
		words,
		presets,
	} = ask;
	const due = dueIsSession ? sessionIn! : dueIn;
	return {
		clientName,
		clientEmail,
		exerciseId,
		deliverAt: new Date(now + deliverIn * HOUR).toISOString(),
		dueAt: new Date(sessionAt === undefined ? now + due * HOUR : sessionAt - HOUR).toISOString(),
		...(dueIsSession && { dueIsSession }),
		...(sessionAt !== undefined && { sessionAt: new Date(sessionAt).toISOString() }),
		...(clinician && { clinician }),
		...(sessionIn !== undefined && { sessionAt: new Date(now + sessionIn * HOUR).toISOString() }),
		zone,
		...(words !== undefined && { words }),
		...(presets && { presets }),
		policy: { ...(!byPractice && { reminders }), ...policy },
	};
}
