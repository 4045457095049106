/** What is hardly ever right. */
const WRONG: unknown[] = [null, true, -0.5, 1e9, '', 'x\ny', [], [[]], {}, { colour: 'green' }, [{ colour: 'green' }]];

/** A mapping of YAML with everything that is so deep in it put wrong, once for each way of being wrong. */
export function* spoilt(whole: object): Generator<unknown> {
	for (let depth = 0; depth <= depthOf(whole); depth++) for (const wrong of WRONG) yield spoiltAt(whole, depth, wrong);
	yield withMore(whole);
}

function depthOf(part: unknown): number {
	return isMade(part) ? 1 + Math.max(0, ...Object.values(part).map(depthOf)) : 0;
}

/** By its type a field is known: without that nothing is said of all else in it. */
function spoiltAt(part: unknown, depth: number, wrong: unknown): unknown {
	if (depth === 0) return wrong;
	return mapped(part, (each, name) => (name === 'type' ? each : spoiltAt(each, depth - 1, wrong)));
}

/** The same with something in each mapping that is not known there. */
function withMore(part: unknown): unknown {
	const more = mapped(part, withMore);
	return isMade(more) && !Array.isArray(more) ? { ...more, colour: 'green' } : more;
}

function mapped(part: unknown, change: (each: unknown, name: string | number) => unknown): unknown {
	if (Array.isArray(part)) return part.map((each, index) => change(each, index));
	if (!isMade(part)) return part;
	return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, change(each, name)]));
}

function isMade(part: unknown): part is object {
	return typeof part === 'object' && part !== null;
}
