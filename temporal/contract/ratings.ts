import type { Field } from './exercise-fields';

/** What an exercise asks of those who did it, where it does: three numbers from 0 to 4, each of which may be left out. */
export const RATINGS: Field[] = [
	{
		name: 'ratedAmount',
		type: 'scale',
		label: 'How much of it did you do?',
		from: { value: 0, label: 'none of it' },
		to: { value: 4, label: 'all of it' },
	},
	{
		name: 'ratedHelp',
		type: 'scale',
		label: 'How much did it help?',
		from: { value: 0, label: 'not at all' },
		to: { value: 4, label: 'very much' },
	},
	{
		name: 'ratedDifficulty',
		type: 'scale',
		label: 'How hard was it?',
		from: { value: 0, label: 'not at all' },
		to: { value: 4, label: 'very hard' },
	},
];
