import type { Field } from './exercise-fields';
import type { Language } from './language';

/** What an exercise asks of those who did it, where it does: three numbers from 0 to 4, each of which may be left out. */
export const RATINGS: Record<Language, Field[]> = {
	en: [
		rating('ratedAmount', 'How much of it did you do?', 'none of it', 'all of it'),
		rating('ratedHelp', 'How much did it help?', 'not at all', 'very much'),
		rating('ratedDifficulty', 'How hard was it?', 'not at all', 'very hard'),
	],
	es: [
		rating('ratedAmount', '¿Cuánto hiciste?', 'nada', 'todo'),
		rating('ratedHelp', '¿Cuánto te sirvió?', 'nada', 'mucho'),
		rating('ratedDifficulty', '¿Cuánto te costó?', 'nada', 'mucho'),
	],
};

function rating(name: string, label: string, least: string, most: string): Field {
	return { name, type: 'scale', label, from: { value: 0, label: least }, to: { value: 4, label: most } };
}
