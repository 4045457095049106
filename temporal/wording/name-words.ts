/** Forms of address in front of a name, without dots and in small letters. */
const TITLES = new Set(
	[
		'dr doctor prof professor mr mister mrs ms miss mx sir dame rev revd reverend rabbi capt sgt lt cpl',
		// German, Dutch, Nordic
		'herr hr frau fr fräulein univ-prof priv-doz dipl-ing dipl-psych drmed drphil drrernat mag dhr mevr mw fru',
		// French, Spanish, Portuguese, Italian, Russian
		'monsieur madame mademoiselle mme mlle sr sra srta dra señor señora señorita senhor senhora',
		'dott dottssa sig sigra signor signora г-н г-жа',
	].flatMap((words) => words.split(' ')),
);

/** What goes on after a doctor's title, as in "Dr. rer. nat.". */
const FACULTIES = new Set(['med', 'phil', 'rer', 'nat', 'jur', 'habil', 'hc', 'dent', 'vet']);

/** What stands behind a name, however it is written. */
const SUFFIXES = new Set(
	[
		'jr junior sr esq phd psyd edd dphil mphil dsw dnp lcsw lmsw licsw lcswr lmft lpc lpcc lmhc lcpc lcmhc',
		'msw bsw mft mfa mba msc bsc mph msn bsn pmhnp aprn ncc bcba cadc ladc rn pmhnp-bc',
	].flatMap((words) => words.split(' ')),
);

/** What is a degree or a number in capitals only: `Ma`, `Do` and `Md` are names. */
const CAPITAL_SUFFIXES = new Set('MD DO MA MS BA BS DDS JD NP PA II III IV'.split(' '));

/** Whether a word in front of a name is no name. `after` is the word before it, where that is a title. */
export function isTitle(word: string, after?: string): boolean {
	const plain = withoutDots(word).toLowerCase();
	return TITLES.has(plain) || (after !== undefined && FACULTIES.has(plain));
}

/** Whether a word behind a name is no name: a degree, `Jr.`, `III`. */
export function isSuffix(word: string): boolean {
	const plain = withoutDots(word);
	return SUFFIXES.has(plain.toLowerCase()) || CAPITAL_SUFFIXES.has(plain);
}

function withoutDots(word: string): string {
	return word.replaceAll('.', '');
}
