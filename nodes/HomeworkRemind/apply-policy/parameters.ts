import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import type { Operation } from '../../shared/operation';

const applying = (...scope: string[]) => ({
	show: { operation: ['applyPolicy'], ...(scope.length > 0 && { scope }) },
});

/** The parameters of the operation Apply Policy. */
export const applyPolicyParameters: INodeProperties[] = [
	{
		displayName: 'Which Assignments',
		name: 'scope',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'All of a Clinician', value: 'clinician', description: 'Open ones for which a clinician is responsible' },
			{ name: 'All of an Exercise', value: 'exercise', description: 'Open ones of one exercise' },
			{ name: 'All of the Practice', value: 'practice', description: 'Every open one' },
			{ name: 'One Assignment', value: 'assignment' },
		],
		default: 'assignment',
		displayOptions: applying(),
	},
	{ ...assignmentIdParameter, displayOptions: applying('assignment') },
	{
		displayName: 'Clinician E-Mail',
		name: 'clinicianEmail',
		type: 'string',
		required: true,
		default: '',
		displayOptions: applying('clinician'),
		placeholder: 'e.g. sam@your-practice.example',
		description: 'Who is responsible now',
	},
	{
		displayName: 'Exercise',
		name: 'exercise',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		displayOptions: applying('exercise'),
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
	},
];

export const applyPolicyOperation: Operation = {
	option: {
		name: 'Apply Policy',
		value: 'applyPolicy',
		action: 'Apply the reminder policy to open assignments',
		description: 'Plan the reminders of open assignments anew, as practice.yaml and exercises say today',
	},
	parameters: applyPolicyParameters,
	does: { changes: async () => (await import('./apply-policy')).applyPolicy },
};
