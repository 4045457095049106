/** How much is put on a route. */
export interface RouteLimits {
	/** At once, for one route of one worker: a flow that hangs keeps the others from nothing. */
	atOnce: number;
	/** So many times in a row that n8n did not answer open the breaker. */
	failuresToOpen: number;
}

export const ROUTE_LIMITS: RouteLimits = { atOnce: 3, failuresToOpen: 3 };

/** Until one try has been measured, in milliseconds. */
const FIRST_GUESS_MS = 500;

const FIRST_OPEN_MS = 15_000;
const LONGEST_OPEN_MS = 5 * 60_000;

/** What came of going in; `not-asked`: something else stood in the way of the post. */
export type Outcome = 'answered' | 'no-answer' | 'not-asked';

/** May a route be posted to now? */
export type Entry =
	| { kind: 'in'; leave: (how: Outcome, now: number) => void }
	/** Not before an instant, in milliseconds: its place in line, or when the breaker lets somebody try. */
	| { kind: 'full' | 'open'; until: number };

interface Load {
	inside: number;
	/** How long a post takes, in milliseconds, the latest counting most. */
	duration: number;
	/** When the last one in line may come. */
	lineEndsAt: number;
	failures: number;
	/** From then on one may try whether the flow answers again; 0 while the breaker is closed. */
	openUntil: number;
}

/**
 * How much each route has to do, as this worker knows. Who finds one full is given a place in line, which comes at the rate
 * at which the flow has worked so far. Where a flow has not answered several times in a row, one try at a time finds out
 * whether it does again. Instants are those of the caller, in milliseconds.
 */
export class RouteLoads {
	private readonly loads = new Map<string, Load>();

	constructor(private readonly limits: RouteLimits = ROUTE_LIMITS) {}

	/** Goes in, if there is room. */
	enter(routeId: string, now: number): Entry {
		const load = this.loadOf(routeId);
		const probing = load.openUntil > 0;
		if (probing && (now < load.openUntil || load.inside > 0)) {
			return { kind: 'open', until: Math.max(load.openUntil, now + load.duration) };
		}
		const { atOnce } = this.limits;
		if (load.inside >= atOnce) return { kind: 'full', until: placeInLine(load, atOnce, now) };
		load.inside += 1;
		return { kind: 'in', leave: this.leaving(load, now) };
	}

	private leaving(load: Load, enteredAt: number): (how: Outcome, now: number) => void {
		return (how, now) => {
			load.inside -= 1;
			if (how === 'not-asked') return;
			if (how === 'answered') {
				load.duration = load.duration * 0.8 + (now - enteredAt) * 0.2;
				load.failures = 0;
				load.openUntil = 0;
				return;
			}
			load.failures += 1;
			const { failuresToOpen } = this.limits;
			if (load.failures < failuresToOpen) return;
			const open = FIRST_OPEN_MS * 2 ** Math.min(load.failures - failuresToOpen, 10);
			load.openUntil = now + Math.min(open, LONGEST_OPEN_MS);
		};
	}

	private loadOf(routeId: string): Load {
		const known = this.loads.get(routeId);
		if (known) return known;
		const load = { inside: 0, duration: FIRST_GUESS_MS, lineEndsAt: 0, failures: 0, openUntil: 0 };
		this.loads.set(routeId, load);
		return load;
	}
}

function placeInLine(load: Load, atOnce: number, now: number): number {
	load.lineEndsAt = Math.max(load.lineEndsAt, now) + Math.max(1, load.duration / atOnce);
	return Math.ceil(load.lineEndsAt);
}
