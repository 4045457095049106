import type { Library } from '../library/library';

/** By which clock the practice's days and times are told, in words; `assumed` where nobody has said so. */
export function practiceClock({ zone, zoneIsSet }: Library['calendar']): { words: string; assumed: boolean } {
	if (zoneIsSet) return { words: `${zone}, as practice.yaml says`, assumed: false };
	const words =
		`${zone}, that of this machine, since practice.yaml sets no zone: days of sessions and times in briefs are told ` +
		"by it. Is the practice elsewhere, or the worker in a container, write the practice's there, as in " +
		'zone: America/New_York';
	return { words, assumed: true };
}
