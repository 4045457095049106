/**
 * What an e-mail or an SMS must not say. Both are read over shoulders, on lock screens and in shared mailboxes: whoever
 * sees one must not learn that its receiver is in anybody's care, for what, and what the receiver was asked to do.
 *
 * The list holds the beginnings of words, in small letters, and was made of
 * - the trade and its places (therap, psych, counsel, clinic, ...),
 * - what happens there, and what this product sends (session, homework, exercise, worksheet, ...),
 * - what people come for (anxi, depress, trauma, addict, ...) and the names of common methods (cbt, emdr, ...),
 * - the person as seen from there (patient, client),
 * - and what these are in Spanish.
 *
 * Left out are words that stand in everybody's mail and say none of this by themselves, such as practice (a dentist's, a
 * lawyer's), health, care, plan, note, record and appointment. The beginning has to be that of a word: "session" is found,
 * "possession" is not.
 */
const REVEALING = [
	// the trade and its places
	...['therap', 'psych', 'hypnotherap', 'physiotherap', 'counsel', 'clinic', 'policlinic', 'polyclinic', 'doctor'],
	...['hospital', 'rehab', 'wellbeing', 'well-being', 'mental', 'coach'],
	// what happens there, and what is sent from there
	...['session', 'treatment', 'diagnos', 'disorder', 'symptom', 'homework', 'exercise', 'worksheet', 'assignment'],
	...['prescri', 'medication', 'intake', 'mindful', 'relax', 'breathing'],
	// what people come for
	...['anxi', 'depress', 'trauma', 'panic', 'phobi', 'addict', 'grief', 'bereave', 'burnout', 'suicid', 'self-harm'],
	...['abuse', 'insomnia', 'obsessi', 'compulsi', 'bipolar', 'eating disorder', 'adhd', 'autis', 'ptsd', 'ocd'],
	// methods
	...['cbt', 'dbt', 'emdr', 'cognitive', 'behavio'],
	// who is there
	...['patient', 'client'],
	// the same in Spanish, where it begins otherwise
	...['terap', 'hipnoterap', 'fisioterap', 'psic', 'psiq', 'sicolog', 'sicólog', 'siquiatr', 'clínic', 'consultorio'],
	...[
		'médic',
		'medicament',
		'medicaci',
		'bienestar',
		'sesi',
		'tratamiento',
		'diagnós',
		'trastorno',
		'síntoma',
		'sintoma',
	],
	...['tarea', 'ejercicio', 'hoja de trabajo', 'recet', 'relajaci', 'respiraci', 'atención plena', 'ansie', 'ansio'],
	...['depresi', 'deprimi', 'pánic', 'fobi', 'adicc', 'adict', 'duelo', 'luto', 'autolesi', 'abuso', 'obsesi', 'tdah'],
	...['tept', 'cognitiv', 'conductual', 'paciente'],
];

const PATTERN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${REVEALING.join('|')})[\\p{L}\\p{N}-]*`, 'giu');

/** A revealing word as it was found. */
export interface RevealingWord {
	word: string;
	/** Counts from 1. */
	row: number;
}

/** The revealing words in a text, in their order. */
export function revealingWords(text: string): RevealingWord[] {
	return text
		.split('\n')
		.flatMap((line, index) => [...line.matchAll(PATTERN)].map(([word]) => ({ word, row: index + 1 })));
}
