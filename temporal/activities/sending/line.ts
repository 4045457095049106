/** Until one has been measured, in milliseconds. */
const FIRST_GUESS_MS = 1_000;

/** Who comes at an instant comes a little later, one more than the other: so much apart they do not meet. */
const ON_THE_WAY_MS = 50;

/** What the latest measure counts in the mean, and in how far measures lie from it. */
const LATEST_COUNTS = 1 / 4;

/** Who is inside for longer than is expected is given half of that more, or this many times what it is late by. */
const LATE_TAKES = 3;

/** Who came at its place in vain comes this share of a stay later than there is room, so that there surely is. */
const SURELY_FREE = 1 / 4;

/** A place is kept for so long: whoever has not come by then was called off, or waits for something else. */
const KEPT_MS = 30_000;

interface Place {
	at: number;
	/** Whether its holder came at the instant that was given out, and found no room: then one is kept. */
	kept: boolean;
}

/**
 * Who is inside of what takes a few at a time, and who waits. A place in line is an instant at which, at the rate measured
 * so far, there will be room; who comes at it goes before who has none, and who comes in vain finds the next room kept.
 * Instants are those of the caller, in milliseconds.
 */
export class Line {
	private readonly inside = new Set<{ since: number }>();
	private readonly places = new Map<string, Place>();
	/** How long one takes up room, in milliseconds. */
	private usual: number | undefined;
	/** How far that is off, on average. */
	private spread = 0;

	/** @param limit how many may be inside at once */
	constructor(private readonly limit: number) {}

	get size(): number {
		return this.inside.size;
	}

	/** How long one is expected to take up room, in milliseconds. */
	get expected(): number {
		return (this.usual ?? FIRST_GUESS_MS) + Math.max(2 * this.spread, ON_THE_WAY_MS);
	}

	/**
	 * Whether there is room for somebody now.
	 *
	 * @param waited whether it was given a place, also where this line has no memory of it
	 * @param spare how much room it has to leave to others
	 */
	hasRoom(id: string, now: number, waited: boolean, spare = 0): boolean {
		this.dropLost(now);
		const own = this.places.get(id);
		if (own && now < own.at) return false;
		return this.inside.size + this.ahead(id, now, waited) + spare < this.limit;
	}

	/** Gives out a place to who has found no room, and answers its instant. */
	placeFor(id: string, now: number, waited: boolean, spare = 0): number {
		const own = this.places.get(id);
		if (own && now < own.at) return own.at;
		this.places.delete(id);
		const room = this.nextRoom(now, waited, this.limit - spare);
		const place = { at: Math.ceil(waited ? room + this.expected * SURELY_FREE : room), kept: waited };
		this.places.set(id, place);
		return place.at;
	}

	/** Goes in; a place is taken up from its instant on, however late who has it comes. Answers how to leave; `learn`: whether how long it took says something of others. */
	enter(id: string, now: number): (now: number, learn: boolean) => void {
		const since = this.places.get(id)?.at ?? now;
		this.places.delete(id);
		const visit = { since };
		this.inside.add(visit);
		return (at, learn) => {
			this.inside.delete(visit);
			if (learn) this.measure(at - visit.since);
		};
	}

	private measure(took: number): void {
		this.usual ??= took;
		this.spread += LATEST_COUNTS * (Math.abs(took - this.usual) - this.spread);
		this.usual += LATEST_COUNTS * (took - this.usual);
	}

	/** How many others come before whoever would be inside until then. */
	private ahead(id: string, now: number, waited: boolean): number {
		if (this.places.get(id)?.kept) return 0;
		let count = 0;
		for (const [other, { at, kept }] of this.places)
			if (other !== id && (kept || !waited) && at < now + this.expected) count += 1;
		return count;
	}

	/** When there is room for one more: once who is inside has left, and who goes before has come and left. */
	private nextRoom(now: number, waited: boolean, room: number): number {
		const leaving = [...this.inside].map(({ since }) => this.leavesAt(since, now)).sort((a, b) => a - b);
		const free = leaving.slice(Math.max(0, leaving.length - room));
		while (free.length < room) free.push(now);
		const before = [...this.places.values()].filter(({ kept }) => kept || !waited).map(({ at }) => at);
		for (const at of before.sort((a, b) => a - b)) {
			free.sort((a, b) => a - b);
			free[0] = Math.max(free[0]!, at) + this.expected;
		}
		return Math.max(now + 1, Math.min(...free));
	}

	private leavesAt(since: number, now: number): number {
		const late = now - since - this.expected;
		return late < 0 ? since + this.expected : now + Math.max(this.expected / 2, LATE_TAKES * late);
	}

	private dropLost(now: number): void {
		for (const [id, { at }] of this.places) if (at + KEPT_MS < now) this.places.delete(id);
	}
}
