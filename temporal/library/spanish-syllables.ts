/** Written for its sound alone: the u of que, qui, gue and gui. */
const SILENT_U = /(?<=q)u|(?<=g)u(?=[eiéí])/g;

const VOWELS = /[aeiouáéíóúüy]+/g;

/** A vowel that makes a syllable of its own beside another one; i, u and y lean on it. */
const STRONG = /[aeoáéíóú]/g;

/** How many syllables a Spanish word is spoken in: strong vowels part (le-o, pa-ís), weak ones lean on what is beside them (cuan-do). */
export function spanishSyllables(word: string): number {
	const spoken = word.normalize('NFC').toLowerCase().replace(SILENT_U, '');
	const groups = spoken.match(VOWELS) ?? [];
	const syllables = groups.map((group) => Math.max(1, group.match(STRONG)?.length ?? 0));
	return Math.max(
		1,
		syllables.reduce((sum, count) => sum + count, 0),
	);
}
