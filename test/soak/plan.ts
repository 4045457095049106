import { reportedOutcomeSchema, type ReportedOutcome } from '../../temporal/contract/change-inputs';
import type { Random } from './random';

/** The parts that may be killed; the mail catcher stands for a provider, which keeps its own books. */
export const PARTS = ['worker', 'n8n', 'temporal'] as const;
export type KilledPart = (typeof PARTS)[number];

/** What a client does once the delivery has arrived, or what staff do about the assignment. Times in milliseconds. */
export type Fate =
	/** Opens the page, and leaves it at that. */
	| { kind: 'looks'; after: number }
	| { kind: 'answers'; outcome: ReportedOutcome; after: number }
	/** By staff, counted from when it was assigned: it may not have been delivered yet. */
	| { kind: 'withdrawn'; after: number };

/** One client of a run, who is assigned one exercise. */
export interface ClientPlan {
	/** From the run's begin, in milliseconds. */
	assignedAfter: number;
	fate: Fate;
}

/** One kill of a run. Times in milliseconds. */
export interface KillPlan {
	part: KilledPart;
	/** From the run's begin. */
	after: number;
	/** How long nobody starts it again. */
	down: number;
}

/** All that chance decides in a run. */
export interface RunPlan {
	clients: ClientPlan[];
	kills: KillPlan[];
}

export interface RunSize {
	/** How long there is load, and kills. */
	minutes: number;
	assignments: number;
	kills: number;
	parts: readonly KilledPart[];
}

const MINUTE = 60_000;

/** No client is assigned anything in the last part of a run, so that kills meet reminders, too. */
const ASSIGNING_SHARE = 0.75;

/** From soon after the delivery until after the reminder. */
const LATEST_DEED = 90_000;

/** Of ten clients, what each of them does. */
const FATES = [...Array<'answers'>(5).fill('answers'), 'withdrawn', 'withdrawn', 'looks', 'looks', 'looks'] as const;

/** How often each is killed beside the others: n8n takes longest to be back, and nothing goes out without it. */
const OFTEN: Record<KilledPart, number> = { worker: 3, temporal: 2, n8n: 1 };

/** Decides a run. Kills are spread over it, each somewhere in its share of the time. */
export function planRun(random: Random, { minutes, assignments, kills, parts }: RunSize): RunPlan {
	const length = Math.round(minutes * MINUTE);
	const share = length / Math.max(kills, 1);
	const killed = parts.flatMap((part) => Array<KilledPart>(OFTEN[part]).fill(part));
	return {
		clients: Array.from({ length: assignments }, () => ({
			assignedAfter: random.whole(0, Math.round(length * ASSIGNING_SHARE)),
			fate: fate(random),
		})),
		kills: Array.from({ length: kills }, (_, number) => ({
			part: random.among(killed),
			after: Math.round(share * number) + random.whole(0, Math.floor(share)),
			down: random.whole(0, 5_000),
		})),
	};
}

function fate(random: Random): Fate {
	const kind = random.among(FATES);
	const after = random.whole(0, LATEST_DEED);
	return kind === 'answers' ? { kind, outcome: random.among(reportedOutcomeSchema.options), after } : { kind, after };
}
