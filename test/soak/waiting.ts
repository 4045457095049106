import type { AssignmentEvidence } from './evidence';

/**
 * What is still to be done about an assignment, in words without ids; undefined where nothing is.
 *
 * @param toTheEnd whether the one further try of what may have gone out, ten minutes later, counts
 */
export function waitsFor({ record, said }: AssignmentEvidence, toTheEnd: boolean): string | undefined {
	if (!record) return 'an assignment to come on record';
	const waiting = record.commands.find(({ state, nextAt }) =>
		state === 'unknown' ? toTheEnd && nextAt !== null : ['planned', 'held', 'trying'].includes(state),
	);
	if (waiting) return `${waiting.kind}, ${waiting.state}${waiting.reason === null ? '' : ` (${waiting.reason})`}`;
	if (said?.acceptedAt === undefined) return undefined;
	if (record.outcome !== said.outcome) return 'an outcome to come on record';
	const confirmed = record.commands.some(({ kind }) => kind === 'confirm');
	return confirmed || said.outcome === 'withdrawn' ? undefined : 'a confirmation to begin';
}

/** Whether it waits for nothing but its one further try; what is of no use any more has none, and asks how it stands. */
export function waitsForLastTry({ record }: AssignmentEvidence): boolean {
	if (!record || record.outcome === 'withdrawn') return false;
	const ofUse = record.commands.filter(({ kind }) => record.outcome === 'open' || kind === 'confirm');
	return ofUse.some(({ state, nextAt }) => state === 'unknown' && nextAt !== null);
}

/** The same words once, with how often. */
export function counted(words: string[]): string[] {
	const counts = new Map<string, number>();
	for (const each of words) counts.set(each, (counts.get(each) ?? 0) + 1);
	return [...counts].map(([each, times]) => `${times} × ${each}`);
}
