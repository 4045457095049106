import { IANAZone } from 'luxon';

const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** How a zone's clock stands in one UTC day: `before` until it is shifted, `after` from then on. */
interface ClockDay {
	before: number;
	/** Infinity on a day without a shift. */
	shiftAt: number;
	after: number;
}

/**
 * The clock of one zone. Asking the tz database costs microseconds, so a day is looked up once. No zone shifts its clock
 * twice in one day.
 */
class ZoneClock {
	private readonly days = new Map<number, ClockDay>();

	constructor(private readonly zone: IANAZone) {}

	/** What the clock shows at an instant, as if it were UTC. */
	wall(at: number): number {
		const { before, shiftAt, after } = this.day(Math.floor(at / DAY));
		return at + (at < shiftAt ? before : after);
	}

	/**
	 * The first instant from `at` on, and until `until`, to which it is no way any more; Infinity if there is none.
	 *
	 * @param wayTo how far it is from what the clock shows, as long as it is not shifted
	 */
	first(at: number, until: number, wayTo: (wall: number) => number): number {
		for (let here = at; ;) {
			const there = here + wayTo(this.wall(here));
			const shiftAt = this.firstShift(here, Math.min(there, until));
			if (shiftAt === undefined) return there <= until ? there : Infinity;
			here = shiftAt;
		}
	}

	/** The last instant up to `at`, and since `since`, from which it is no way back any more; -Infinity if there is none. */
	last(at: number, since: number, wayBack: (wall: number) => number): number {
		for (let here = at; ;) {
			const there = here - wayBack(this.wall(here));
			const shiftAt = this.lastShift(Math.max(there, since), here);
			if (shiftAt === undefined) return there >= since ? there : -Infinity;
			here = shiftAt - 1;
		}
	}

	/** The first instant after `from`, and at `to` at the latest, from which on the clock is another one. */
	private firstShift(from: number, to: number): number | undefined {
		for (let day = Math.floor(from / DAY); day * DAY <= to; day++) {
			const { shiftAt } = this.day(day);
			if (shiftAt > from && shiftAt <= to) return shiftAt;
		}
		return undefined;
	}

	/** The last one of these. */
	private lastShift(from: number, to: number): number | undefined {
		for (let day = Math.floor(to / DAY); (day + 1) * DAY > from; day--) {
			const { shiftAt } = this.day(day);
			if (shiftAt > from && shiftAt <= to) return shiftAt;
		}
		return undefined;
	}

	private day(number: number): ClockDay {
		const known = this.days.get(number);
		if (known) return known;
		const day = this.lookUp(number * DAY, this.days.get(number - 1)?.after);
		this.days.set(number, day);
		return day;
	}

	private lookUp(start: number, known: number | undefined): ClockDay {
		let low = start - 1;
		let high = start + DAY - 1;
		const before = known ?? this.offset(low);
		const after = this.offset(high);
		if (before === after) return { before, shiftAt: Infinity, after };
		while (high - low > 1) {
			const middle = Math.floor((low + high) / 2);
			if (this.offset(middle) === before) low = middle;
			else high = middle;
		}
		return { before, shiftAt: high, after };
	}

	private offset(at: number): number {
		return Math.round(this.zone.offset(at) * MINUTE);
	}
}

const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA zone. Throws a RangeError for a zone that the tz database does not know. */
export function clockOf(zone: string): ZoneClock {
	const known = clocks.get(zone);
	if (known) return known;
	const found = IANAZone.create(zone);
	if (!found.isValid) throw new RangeError(`"${zone}" is not a time zone of the tz database`);
	const clock = new ZoneClock(found);
	clocks.set(zone, clock);
	return clock;
}
