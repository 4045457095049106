import { PARTS, type KilledPart } from './plan';
import type { SoakOptions } from './soak';

/** The command line's values as they were written. */
export type Written = Partial<Record<'seed' | 'minutes' | 'parts' | 'messages' | 'kills', string>> & {
	'to-the-end'?: boolean;
};

const A_MINUTE = { messages: 60, kills: 6 };
const MAX_SEED = 2 ** 31 - 1;

/**
 * What a run is to be, with a seed made up where none is given.
 *
 * @throws Error that names the option, what was written and what is allowed
 */
export function optionsFrom(written: Written): SoakOptions {
	const minutes = number(written, 'minutes', 2, 0.1, 24 * 60);
	return {
		seed: whole(written, 'seed', Math.floor(Math.random() * MAX_SEED), 0, MAX_SEED),
		minutes,
		parts: parts(written.parts),
		assignments: whole(written, 'messages', Math.round(minutes * A_MINUTE.messages), 1, 1_000_000),
		kills: whole(written, 'kills', Math.round(minutes * A_MINUTE.kills), 0, 1_000_000),
		toTheEnd: written['to-the-end'] === true,
	};
}

function whole(written: Written, name: keyof Written, otherwise: number, least: number, most: number): number {
	const value = number(written, name, otherwise, least, most);
	if (!Number.isInteger(value)) throw refusal(name, written[name], `a whole number from ${least} to ${most}`);
	return value;
}

function number(written: Written, name: keyof Written, otherwise: number, least: number, most: number): number {
	const text = written[name];
	if (text === undefined) return otherwise;
	const value = text === '' ? NaN : Number(text);
	if (value >= least && value <= most) return value;
	throw refusal(name, text, `a number from ${least} to ${most}`);
}

function parts(text: string = PARTS.join(',')): KilledPart[] {
	return text.split(',').map((each) => {
		const part = PARTS.find((one) => one === each.trim());
		if (!part) throw refusal('parts', text, `one or more of ${PARTS.join(',')}`);
		return part;
	});
}

function refusal(name: string, found: unknown, allowed: string): Error {
	return new Error(`--${name} is "${String(found)}". Give ${allowed}.`);
}
