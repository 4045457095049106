/** Until one has been measured, in milliseconds. */
const FIRST_GUESS_MS = 300;

/** Who came at its place in vain gets so much more room the next time, so that it surely has its turn. */
const MORE_ROOM = 1.5;

/** What the latest measure counts in the mean. */
const LATEST_COUNTS = 1 / 4;

/** Somebody at the door. */
interface Waiting {
	waited: boolean;
	spare: number;
	/** Ends the wait: in from an instant on, or away. */
	end: (since: number | undefined) => void;
}

/** Says that somebody has left, at an instant; `learn`: whether how long it took says something of others. */
export type Leave = (now: number, learn: boolean) => void;

/**
 * Who is inside of what takes a few at a time, and who waits. As many as fit inside may wait at its door for a moment, so that
 * nothing stands empty, and as many again of those who come at their place; everybody else is given a place in line: an
 * instant at which, at the rate measured so far, its turn comes. Who comes at its place goes before who has none. Instants
 * are those of the caller, in milliseconds.
 */
export class Line {
	private inside = 0;
	private readonly atDoor: Waiting[] = [];
	/** How long one usually takes up room, in milliseconds. */
	private usual: number | undefined;
	private lastPlace = 0;

	/**
	 * @param limit how many may be inside at once
	 * @param doorMs how long one waits at the door, in milliseconds of the real clock
	 */
	constructor(
		private readonly limit: number,
		private readonly doorMs: number,
	) {}

	get size(): number {
		return this.inside;
	}

	/** Whether there is no room now, and its door is full. */
	turnsAway(waited: boolean, spare = 0): boolean {
		if (this.fits(spare)) return false;
		const last = this.placeAtDoor(waited) === this.atDoor.length;
		return last && this.atDoor.length >= this.limit * (waited ? 2 : 1);
	}

	/**
	 * Goes in, at the latest after a moment at the door; answers how to leave, or nothing where there was no room.
	 *
	 * @param waited whether it was given a place, also where this line has no memory of it
	 * @param spare how much room it has to leave to others
	 */
	async enter(now: number, waited: boolean, spare = 0): Promise<Leave | undefined> {
		// Whoever waits at the door fits not: it has to leave more room to others.
		const since = this.fits(spare) ? this.goIn(now) : await this.waitAtDoor(waited, spare);
		if (since === undefined) return undefined;
		return (at, learn) => {
			this.inside -= 1;
			if (learn) this.measure(at - since);
			this.letNextIn(at);
		};
	}

	/**
	 * Gives out a place to who has found no room, and answers its instant.
	 *
	 * @param waited whether it had one before
	 */
	placeFor(now: number, waited: boolean): number {
		const each = ((this.usual ?? FIRST_GUESS_MS) / this.limit) * (waited ? MORE_ROOM : 1);
		this.lastPlace = Math.max(this.lastPlace, now + this.atDoor.length * each) + each;
		return Math.ceil(this.lastPlace);
	}

	private fits(spare: number): boolean {
		return this.inside + spare < this.limit;
	}

	private goIn(now: number): number {
		this.inside += 1;
		return now;
	}

	/** Answers since when it is inside. Where the door is full, the last one is sent away. */
	private waitAtDoor(waited: boolean, spare: number): Promise<number | undefined> {
		return new Promise((resolve) => {
			const own: Waiting = {
				waited,
				spare,
				end: (since) => {
					clearTimeout(timer);
					this.atDoor.splice(this.atDoor.indexOf(own), 1);
					resolve(since);
				},
			};
			const timer = setTimeout(() => own.end(undefined), this.doorMs);
			this.atDoor.splice(this.placeAtDoor(waited), 0, own);
			const last = this.atDoor.at(-1)!;
			if (this.atDoor.length > this.limit * (last.waited ? 2 : 1)) last.end(undefined);
		});
	}

	private placeAtDoor(waited: boolean): number {
		const before = waited ? this.atDoor.findIndex((other) => !other.waited) : -1;
		return before < 0 ? this.atDoor.length : before;
	}

	private letNextIn(now: number): void {
		const next = this.atDoor.find(({ spare }) => this.fits(spare));
		next?.end(this.goIn(now));
	}

	private measure(took: number): void {
		this.usual ??= took;
		this.usual += LATEST_COUNTS * (took - this.usual);
	}
}
