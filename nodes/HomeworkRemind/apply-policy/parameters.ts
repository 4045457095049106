import type { INodeProperties } from 'n8n-workflow';
import { assignmentIdParameter } from '../../shared/assignment-id';
import { exerciseParameter } from '../../shared/exercise-parameter';
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
	{ ...exerciseParameter, displayOptions: applying('exercise') },
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
