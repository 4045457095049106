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
	/** How many values it is made of, where it is made of several, and between which 90 of 100 of them lie. */
	n?: number;
	spread?: string;
}

/** @param measured the values that it is made of, where there are several */
export function figure(name: string, unit: string, value: number, aim: Aim, measured?: number[]): Figure {
	return {
		...{ name, unit, value: round(value) },
		...('atLeast' in aim
			? { aim: `≥ ${aim.atLeast}`, holds: value >= aim.atLeast }
			: { aim: `≤ ${aim.atMost}`, holds: value <= aim.atMost }),
		...(measured && { n: measured.length, spread: `${round(quantile(measured, 0.05))} to ${round(p95(measured))}` }),
	};
}

export function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value that 95 of 100 do not exceed. */
export function p95(values: number[]): number {
	return quantile(values, 0.95);
}

/** The value that a share of them, of 0 to 1, does not exceed. */
export function quantile(values: number[], share: number): number {
	return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1]!;
}

function round(value: number): number {
	return Number(value.toPrecision(3));
}

/** The median of what was measured, as a figure. */
export function medianFigure(name: string, unit: string, measured: number[], aim: Aim): Figure {
	return figure(name, unit, median(measured), aim, measured);
}

/**
 * `value` over `beside`, each measured anew in every round, one right after the other and in changing order: whatever
 * else the machine does meets both alike.
 */
export async function ratios(
	rounds: number,
	value: () => Promise<number>,
	beside: () => Promise<number>,
): Promise<number[]> {
	const ratios: number[] = [];
	for (let round = 0; round < rounds; round++) {
		if (round % 2) {
			const below = await beside();
			ratios.push((await value()) / below);
		} else {
			const above = await value();
			ratios.push(above / (await beside()));
		}
	}
	return ratios;
}
