import type { Seen } from '../../contract/brief';
import { isInstant } from '../instant';

/** What is wrong with the input of `seen`, naming the field and never its value; undefined where nothing is. */
export function seenProblem(input: unknown): string | undefined {
	if (typeof input !== 'object' || input === null) return 'the input must be an object';
	const { seenId, edition, at } = input as Partial<Record<keyof Seen, unknown>>;
	if (typeof seenId !== 'string' || seenId === '') return 'seenId must be a text';
	if (!Number.isInteger(edition) || (edition as number) < 1) return 'edition must be a whole number from 1 on';
	return isInstant(at) ? undefined : 'at must be a UTC instant in ISO 8601, such as 2025-11-03T09:00:00Z';
}
