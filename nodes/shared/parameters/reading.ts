import type { INodeProperties } from 'n8n-workflow';
import type { Plain } from './plain';

/**
 * What a field was read as. `not-exact` is a number so large that n8n has lost its last digits; `not-understood` and
 * `not-exact` carry a reason that is read after the field's label: `is a list of 2; one value is needed`.
 */
export type Reading<T> =
	{ kind: 'absent' } | { kind: 'understood'; value: T } | { kind: 'not-understood' | 'not-exact'; reason: string };

/** Reads a value for a field of the editor. */
export type Reader<T> = (value: unknown, property: INodeProperties) => Reading<T>;

export const ABSENT = { kind: 'absent' } as const;

export function understood<T>(value: T): Reading<T> {
	return { kind: 'understood', value };
}

export function notUnderstood(reason: string): Reading<never> {
	return { kind: 'not-understood', reason };
}

/** Of a whole number beyond what JavaScript keeps exactly; undefined for every other value. */
export function notExact(plain: Plain): Reading<never> | undefined {
	if (plain.type !== 'number' || !Number.isInteger(plain.number) || Number.isSafeInteger(plain.number))
		return undefined;
	return {
		kind: 'not-exact',
		reason: 'is a number too large to be exact: its last digits are lost before it gets here; hand it over as text',
	};
}
