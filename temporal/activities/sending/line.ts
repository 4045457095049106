/** Until one has been measured, in milliseconds. */
const FIRST_GUESS_MS = 300;

/** Who came at its place in vain gets so much more room the next time, so that it surely has its turn. */
const MORE_ROOM = 1.5;

/** Who came at its place in vain waits at the door so many times as long as others. */
const MORE_PATIENCE = 10;

/** What the latest measure counts in the mean. */
const LATEST_COUNTS = 1 / 4;

/** Somebody at the door. */
interface Waiting {
	places: number;
	spare: number;
	/** Ends the wait: in from an instant on, or away. */
	end: (since: number | undefined) => void;
}

/** Says that somebody has left, at an instant; `learn`: whether how long it took says something of others. */
export type Leave = (now: number, learn: boolean) => void;

/**
 * Who is inside of what takes a few at a time, and who waits. As many as fit inside may wait at its door for a moment, so that
 * nothing stands empty; twice as many of those who come at their place, and four times as many, for longer, of those who came
 * at one in vain before. Everybody else is given a place in line: an instant at which, at the rate measured so far, its turn
 * comes. Who was given more places goes before who was given fewer. Instants are those of the caller, in milliseconds.
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
	turnsAway(places: number, spare = 0): boolean {
		if (this.fits(spare)) return false;
		const last = this.placeAtDoor(places) === this.atDoor.length;
		return last && this.atDoor.length >= this.roomAtDoor(places);
	}

	/**
	 * Goes in, at the latest after a moment at the door; answers how to leave, or nothing where there was no room.
	 *
	 * @param places how many it was given before, also where this line has no memory of them
	 * @param spare how much room it has to leave to others
	 */
	async enter(now: number, places: number, spare = 0): Promise<Leave | undefined> {
		// Whoever waits at the door fits not: it has to leave more room to others.
		const since = this.fits(spare) ? this.goIn(now) : await this.waitAtDoor(places, spare);
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
	 * @param places how many it was given before
	 */
	placeFor(now: number, places: number): number {
		const each = ((this.usual ?? FIRST_GUESS_MS) / this.limit) * (places > 0 ? MORE_ROOM : 1);
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
	private waitAtDoor(places: number, spare: number): Promise<number | undefined> {
		return new Promise((resolve) => {
			const own: Waiting = {
				places,
				spare,
				end: (since) => {
					clearTimeout(timer);
					this.atDoor.splice(this.atDoor.indexOf(own), 1);
					resolve(since);
				},
			};
			const timer = setTimeout(() => own.end(undefined), this.doorMs * (places > 1 ? MORE_PATIENCE : 1));
			this.atDoor.splice(this.placeAtDoor(places), 0, own);
			const last = this.atDoor.at(-1)!;
			if (this.atDoor.length > this.roomAtDoor(last.places)) last.end(undefined);
		});
	}

	private placeAtDoor(places: number): number {
		const before = this.atDoor.findIndex((other) => other.places < places);
		return before < 0 ? this.atDoor.length : before;
	}

	private roomAtDoor(places: number): number {
		return this.limit * 2 ** Math.min(places, 2);
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
