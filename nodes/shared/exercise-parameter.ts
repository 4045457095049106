import type { INodeProperties } from 'n8n-workflow';

/** The parameter by which a node is told which exercise is meant. */
export const exerciseParameter: INodeProperties = {
	displayName: 'Exercise',
	name: 'exercise',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: "An exercise of the practice's library. An expression may give its title or its ID.",
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an exercise…',
			typeOptions: { searchListMethod: 'searchExercises', searchable: true },
		},
		{ displayName: 'By Title or ID', name: 'id', type: 'string', placeholder: 'e.g. Thought record' },
	],
};

/** The same of one that was retired. */
export const retiredExerciseParameter: INodeProperties = {
	...exerciseParameter,
	name: 'retiredExercise',
	description: 'An exercise that was retired. An expression may give its title or its ID.',
	modes: exerciseParameter.modes!.map((mode) =>
		mode.name === 'list'
			? { ...mode, typeOptions: { searchListMethod: 'searchRetiredExercises', searchable: true } }
			: mode,
	),
};
