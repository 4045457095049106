const options = [
	{ value: 'home', label: 'At home' },
	{ value: 'work', label: 'At work' },
];
const ends = { from: { value: 0, label: 'not at all' }, to: { value: 4, label: 'very' } };

/** A field of every type. */
export const EVERY_FIELD = [
	{ name: 'line', type: 'text', label: 'Line', hint: '<script>alert(1)</script>' },
	{ name: 'story', type: 'long-text', label: 'Story' },
	{ name: 'count', type: 'number', label: 'Count', min: 0, max: 10 },
	{ name: 'place', type: 'choice', label: 'Place', options },
	{ name: 'places', type: 'several', label: 'Places', options },
	{ name: 'strength', type: 'scale', label: 'Strength', ...ends },
	{ name: 'day', type: 'date', label: 'Day' },
	{ name: 'hour', type: 'time', label: 'Hour' },
	{
		name: 'nights',
		type: 'table',
		label: 'Nights',
		rows: 2,
		columns: [
			{ name: 'morning', type: 'date', label: 'Morning' },
			{ name: 'note', type: 'text', label: 'Note' },
		],
	},
];
