import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random choices that the seed alone decides: the same seed, asked the same, answers the same. */
export class Random {
	private readonly generator: ReturnType<typeof xoroshiro128plus>;

	/** @param seed a whole number */
	constructor(seed: number) {
		this.generator = xoroshiro128plus(seed);
	}

	/** A whole number between two, both included. */
	whole(from: number, to: number): number {
		return uniformInt(this.generator, from, to);
	}

	/** One of these, which are not none. */
	among<T>(choices: readonly T[]): T {
		return choices[this.whole(0, choices.length - 1)]!;
	}
}
