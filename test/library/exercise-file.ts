import { stringify } from 'yaml';

/** What an exercise has to say of itself. */
export const FRONT_MATTER = {
	title: 'A walk',
	version: 1,
	kind: 'practice',
	modality: 'skills',
	topics: ['walking'],
	audience: 'adults',
	minutes: 10,
	language: 'en',
	window: 7,
	risk: 'none',
	evidence: 'no study cited',
	licence: 'MIT',
	'written-by': 'Ada Example',
	'reviewed-by': 'not yet reviewed by a clinician',
};

/** An exercise's file, with changes of its front matter; what is undefined is left out. */
export function exerciseFile(changes: Record<string, unknown> = {}, text = 'Go for a walk.\n'): string {
	return `---\n${stringify({ ...FRONT_MATTER, ...changes }, { aliasDuplicateObjects: false })}---\n\n${text}`;
}
