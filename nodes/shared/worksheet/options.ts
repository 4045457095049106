import type { Column } from '../../../temporal/contract/exercise-fields';

type WithOptions = Extract<Column, { options: unknown }>;

/** The value of an option that is told by its value or its label, also in the quotes in which our lists have it. */
export function optionCalled({ options }: WithOptions, written: string): string | undefined {
	const key = keyOf(written);
	const bare = /^"(.*)"$/.exec(key)?.[1] ?? key;
	const called = (one: string) => [key, bare].includes(keyOf(one));
	return options.find(({ value, label }) => called(value) || called(label))?.value;
}

/** What stands between commas, semicolons and line breaks; where an option's label has such signs, it is one part. */
export function partsIn({ options }: WithOptions, written: string): string[] {
	const names = options
		.flatMap(({ value, label }) => [value, label])
		.toSorted((one, other) => other.length - one.length);
	const option = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
	const part = new RegExp(`(?:(?<=^|[,;\\n])\\s*"?(?:${option})"?\\s*(?=[,;\\n]|$))|[^,;\\n]+`, 'giu');
	return [...written.matchAll(part)].map(([one]) => one);
}

function keyOf(written: string): string {
	return written.trim().toLowerCase();
}
