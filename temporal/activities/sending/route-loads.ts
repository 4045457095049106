import type { Route } from '../../contract/request';
import { Line } from './line';

/** How much one worker puts on routes, and on what serves them. */
export interface RouteLimits {
	/** At once, for one route: a flow that hangs keeps the others from nothing. */
	atOnce: number;
	/** At once, for all routes of one n8n. */
	toOneN8n: number;
	/** Of these, kept free for what is urgent. */
	forUrgent: number;
	/** How long one waits for room before it leaves with a place in line, in milliseconds; meanwhile it takes up a slot of the worker. */
	atDoorMs: number;
	/** So many times in a row that n8n did not answer open the breaker. */
	failuresToOpen: number;
}

export const ROUTE_LIMITS: RouteLimits = { atOnce: 3, toOneN8n: 10, forUrgent: 2, atDoorMs: 1_000, failuresToOpen: 3 };

const FIRST_OPEN_MS = 15_000;
const LONGEST_OPEN_MS = 5 * 60_000;

/** Who asks to be posted. */
export interface Comer {
	urgent: boolean;
	/** How many places in line it was given, as far as ledger and Temporal know: a worker that starts knows of nobody. */
	places: number;
}

/** What came of going in; `not-asked`: something else stood in the way of the post. */
export type Outcome = 'answered' | 'no-answer' | 'not-asked';

/** Not before an instant, in milliseconds: its place in line, or when the breaker lets somebody try. */
export interface Away {
	kind: 'full' | 'open';
	until: number;
}

/** May a route be posted to now? To leave twice is to leave once: the first says how it went. */
export type Entry = { kind: 'in'; leave: (how: Outcome, now: number) => void } | Away;

type Asked = Pick<Route, 'routeId' | 'url'>;

interface Load {
	line: Line;
	failures: number;
	/** From then on one may try whether the flow answers again; 0 while the breaker is closed. */
	openUntil: number;
}

/**
 * How much each route and each n8n has to do, as this worker knows. Who finds one full is given a place in line. Where a
 * flow has not answered several times in a row, one try at a time finds out whether it does again. Instants are those of the
 * caller, in milliseconds.
 */
export class RouteLoads {
	private readonly routes = new Map<string, Load>();
	private readonly n8ns = new Map<string, Line>();

	constructor(private readonly limits: RouteLimits = ROUTE_LIMITS) {}

	/** Says to who comes where there will surely be no room in a moment, so that it need not prepare its post. */
	turnsAway({ routeId, url }: Asked, { places, urgent }: Comer, now: number): Away | undefined {
		const load = this.loadOf(routeId);
		const n8n = this.n8nAt(url);
		const open = openFor(load, now);
		if (open) return open;
		if (load.line.turnsAway(places)) return { kind: 'full', until: load.line.placeFor(now, places) };
		if (!n8n.turnsAway(places, this.spareFor(urgent))) return undefined;
		return { kind: 'full', until: n8n.placeFor(now, places) };
	}

	/** Goes in, if there is room now or in a moment. */
	async enter({ routeId, url }: Asked, comer: Comer, now: number): Promise<Entry> {
		const load = this.loadOf(routeId);
		const { openUntil } = load;
		const open = openFor(load, now);
		if (open) return open;
		const n8n = this.n8nAt(url);
		const leaveRoute = await load.line.enter(now, comer.places);
		if (!leaveRoute) return { kind: 'full', until: load.line.placeFor(now, comer.places) };
		const leaveN8n = await n8n.enter(now, comer.places, this.spareFor(comer.urgent));
		if (!leaveN8n) {
			leaveRoute(now, false);
			return { kind: 'full', until: n8n.placeFor(now, comer.places) };
		}
		let leaves = [leaveRoute, leaveN8n];
		const leave = (how: Outcome, at: number): void => {
			if (leaves.length === 0) return;
			for (const leaveOne of leaves) leaveOne(at, how === 'answered');
			leaves = [];
			this.note(load, how, at);
		};
		if (load.openUntil === openUntil) return { kind: 'in', leave };
		// It was opened while this one waited.
		leave('not-asked', now);
		return { kind: 'open', until: Math.max(now, load.openUntil) };
	}

	private note(load: Load, how: Outcome, now: number): void {
		if (how === 'not-asked') return;
		load.failures = how === 'answered' ? 0 : load.failures + 1;
		const { failuresToOpen } = this.limits;
		const open = FIRST_OPEN_MS * 2 ** Math.min(load.failures - failuresToOpen, 10);
		if (load.failures >= failuresToOpen) load.openUntil = now + Math.min(open, LONGEST_OPEN_MS);
		if (how === 'answered') load.openUntil = 0;
	}

	private loadOf(routeId: string): Load {
		const known = this.routes.get(routeId);
		if (known) return known;
		const load = { line: new Line(this.limits.atOnce, this.limits.atDoorMs), failures: 0, openUntil: 0 };
		this.routes.set(routeId, load);
		return load;
	}

	private spareFor(urgent: boolean): number {
		return urgent ? 0 : this.limits.forUrgent;
	}

	private n8nAt(url: string): Line {
		const { origin } = new URL(url);
		const known = this.n8ns.get(origin);
		if (known) return known;
		const line = new Line(this.limits.toOneN8n, this.limits.atDoorMs);
		this.n8ns.set(origin, line);
		return line;
	}
}

function openFor({ openUntil, line }: Load, now: number): Away | undefined {
	if (now < openUntil) return { kind: 'open', until: openUntil };
	return openUntil > 0 && line.size > 0 ? { kind: 'open', until: now + FIRST_OPEN_MS } : undefined;
}
