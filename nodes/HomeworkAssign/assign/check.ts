import type { Terms } from '../../../temporal/contract/assignment';
import type { Field } from '../../../temporal/contract/exercise-fields';
import type { Language } from '../../../temporal/contract/language';
import type { Answer, Question } from '../../../temporal/contract/question';
import type { DeliveryTerms, PolicyProblem, Schedule } from '../../../temporal/contract/questions-assigning';
import { ask } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import type { KnownExercises } from '../../shared/parameters/exercise';
import { isProblem } from '../../shared/problem';
import type { Wish } from './read-assignment';

/** What was asked for under an assignment's key, when and for whom, and what became of it. */
export type Standing = Pick<Recorded, 'clientId' | 'assignedAt' | 'terms' | 'outcome'> &
	// Temporal, where it is asked because no worker answered, knows neither.
	Partial<Pick<Recorded, 'delivery' | 'consent' | 'batchId'>>;

type Recorded = Answer<'checkAssignments'>['recorded'][number];
type Consent = Recorded['consent'];
type ClientAt = Question<'checkAssignments'>['clients'][number];

/** What the worker says about the items of one execution. */
export interface Check {
	/** False where no worker answered: each assignment then checks its exercise itself, once a worker is there. */
	done: boolean;
	/** Those that there are; none where no worker answered. */
	exercises: KnownExercises;
	/** In which clients are spoken to where nothing else is said, as far as a worker said. */
	language?: Language;
	/** What contradicts what, by the schedule's text. */
	contradictions: Map<string, PolicyProblem[]>;
	/** From when on a delivery may go out, by the text of what decides it; null where hours leave no moment. */
	deliveries: Map<string, string | null>;
	/** How far ahead due and session may lie, in days; without a worker each assignment looks at that itself. */
	dueWithinDays?: number;
	/** Whether the clients agree to e-mail, by the text of who and where, as far as a worker said. */
	consents: Map<string, Consent>;
	/** How those clients are called that are on record, and not at the address, by the text of who and where. */
	elsewhere: Map<string, string>;
	/** What no published flow does yet, and nothing is delivered without. */
	noFlowFor: Answer<'checkAssignments'>['noFlowFor'];
	/** What exercises leave to the clinician, by the text of exercise and language, as far as a worker said. */
	presetFields: Map<string, Field[]>;
	/** Those assignments that are on record already, by assignment id. */
	recorded: Map<string, Standing>;
}

/** Assignments, schedules or deliveries, in one question: the answer holds all their terms, and Temporal takes 2 MB. */
const MOST_PER_QUESTION = 2_000;

/** The same where a clinician has filled something in, as it is likely of what stands, too. */
const MOST_WITH_PRESETS = 100;

/**
 * Looks up which assignments of an execution exist, which contradict themselves, and when they may be delivered. Does
 * without, where no worker is.
 *
 * @param exercises undefined where no worker answered just now: then nobody is asked
 */
export async function assignmentsOnRecord(
	connection: HomeworkConnection,
	wishes: Wish[],
	exercises: KnownExercises | undefined,
): Promise<Check> {
	const check: Check = {
		done: exercises !== undefined,
		exercises: exercises ?? [],
		contradictions: new Map(),
		deliveries: new Map(),
		consents: new Map(),
		elsewhere: new Map(),
		noFlowFor: [],
		presetFields: new Map(),
		recorded: new Map(),
	};
	if (!exercises) return check;
	const assignmentIds = [...new Set(wishes.map(({ input }) => input.assignmentId))];
	const schedules = [...new Set(wishes.map(scheduleText).filter((text) => text !== undefined))];
	const deliveries = [...new Set(wishes.map(deliveryText))];
	const clients = [...new Set(wishes.map(clientText))];
	const most = Math.max(assignmentIds.length, schedules.length, deliveries.length, clients.length);
	const atOnce = wishes.some(({ filledIn }) => filledIn) ? MOST_WITH_PRESETS : MOST_PER_QUESTION;
	try {
		for (let start = 0; start < most; start += atOnce) {
			const part = <T>(all: T[]) => all.slice(start, start + atOnce);
			const [askedSchedules, askedDeliveries, askedClients] = [part(schedules), part(deliveries), part(clients)];
			const answer = await ask(connection, 'checkAssignments', {
				assignmentIds: part(assignmentIds),
				schedules: askedSchedules.map((text) => JSON.parse(text) as Schedule),
				deliveries: askedDeliveries.map((text) => JSON.parse(text) as DeliveryTerms),
				clients: askedClients.map((text) => JSON.parse(text) as ClientAt),
			});
			check.language = answer.language;
			check.dueWithinDays = answer.dueWithinDays;
			check.noFlowFor = answer.noFlowFor;
			for (const { schedule, problems } of answer.contradictions)
				check.contradictions.set(askedSchedules[schedule]!, problems);
			for (const [index, at] of answer.deliveries.entries()) check.deliveries.set(askedDeliveries[index]!, at);
			for (const [index, consent] of answer.consents.entries()) check.consents.set(askedClients[index]!, consent);
			for (const { client, clientName } of answer.elsewhere) check.elsewhere.set(askedClients[client]!, clientName);
			for (const { assignmentId, ...standing } of answer.recorded) check.recorded.set(assignmentId, standing);
		}
	} catch (error) {
		if (!isProblem(error, 'no-worker', 'busy')) throw error;
		check.done = false;
	}
	return check;
}

/** The title of an exercise in the language that is asked for, or stands; undefined where no worker told it. */
export function titleOf({ exerciseId, language }: Terms, { exercises, language: own }: Check): string | undefined {
	const texts = exercises.filter((text) => text.exerciseId === exerciseId);
	return (texts.find((text) => text.language === (language ?? own)) ?? texts[0])?.title;
}

/** What an assignment sets in contradiction to itself, as far as a worker said. */
export function contradictionsOf(wish: Wish, check: Check): PolicyProblem[] {
	const text = scheduleText(wish);
	return (text !== undefined && check.contradictions.get(text)) || [];
}

/** From when on an assignment may be delivered; null where hours leave no moment, undefined where no worker said. */
export function deliversAtOf(wish: Wish, check: Check): string | null | undefined {
	return check.deliveries.get(deliveryText(wish));
}

/** Whether the client agrees to e-mail at the address; undefined where no worker said. */
export function consentOf(wish: Wish, check: Check): Consent | undefined {
	return check.consents.get(clientText(wish));
}

/** How the client is called who is on record under the item's reference, and not at its address; undefined where none is. */
export function nameElsewhere(wish: Wish, check: Check): string | undefined {
	return check.elsewhere.get(clientText(wish));
}

/** Names a client at an address. */
function clientText({ input: { clientId }, contactIndex }: Wish): string {
	return JSON.stringify({ clientId, contactIndex } satisfies ClientAt);
}

/** Names a schedule; undefined where nothing is set that the worker has to look at. */
function scheduleText({ input }: Wish): string | undefined {
	const { deliverAt, dueAt, sessionAt, zone, policy } = input.terms;
	if (!policy) return undefined;
	return JSON.stringify({ deliverAt, dueAt, sessionAt, zone, policy } satisfies Partial<Terms>);
}

/** Names what decides when a delivery may go out: that of many items is one, mostly. */
function deliveryText({ input }: Wish): string {
	const { exerciseId, deliverAt, zone, anyHour, policy } = input.terms;
	return JSON.stringify({ exerciseId, deliverAt, zone, anyHour, policy } satisfies DeliveryTerms);
}
