/** What is promised of a figure: at least or at most this. */
export type Aim = { atLeast: number } | { atMost: number };

/** One row of `bench/results.json`. */
export interface Figure {
	name: string;
	unit: string;
	value: number;
	/** As text, e.g. `≥ 0.9`. */
	aim: string;
	holds: boolean;
}

export function figure(name: string, unit: string, value: number, aim: Aim): Figure {
	const rounded = Number(value.toPrecision(3));
	return 'atLeast' in aim
		? { name, unit, value: rounded, aim: `≥ ${aim.atLeast}`, holds: value >= aim.atLeast }
		: { name, unit, value: rounded, aim: `≤ ${aim.atMost}`, holds: value <= aim.atMost };
}

export function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Runs both sides alternately, so that whatever else the machine does meets both alike; gives the median of each. */
export async function medians<T extends string>(
	rounds: number,
	sides: Record<T, () => Promise<number>>,
): Promise<Record<T, number>> {
	const names = Object.keys(sides) as T[];
	const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<T, number[]>;
	for (let round = 0; round < rounds; round++) {
		for (const name of round % 2 ? names.toReversed() : names) values[name].push(await sides[name]());
	}
	return Object.fromEntries(names.map((name) => [name, median(values[name])])) as Record<T, number>;
}
