import type { INodeProperties } from 'n8n-workflow';
import { exerciseParameter } from '../../shared/exercise-parameter';
import type { Operation } from '../../shared/operation';
import { Scope } from '../../shared/scope';

/** What a policy is applied to. */
export const applyPolicyScope = new Scope<'clinician' | 'exercise' | 'practice'>({
	operation: 'applyPolicy',
	name: 'scope',
	displayName: 'Which Assignments',
	many: [
		{ name: 'All of a Clinician', value: 'clinician', description: 'Open ones for which a clinician is responsible' },
		{ name: 'All of an Exercise', value: 'exercise', description: 'Open ones of one exercise' },
		{ name: 'All of the Practice', value: 'practice', description: 'Every open one' },
	],
	usual: 'assignment',
});

/** The parameters of the operation Apply Policy. */
export const applyPolicyParameters: INodeProperties[] = [
	...applyPolicyScope.parameters,
	{
		displayName: 'Clinician E-Mail',
		name: 'clinicianEmail',
		type: 'string',
		required: true,
		default: '',
		displayOptions: applyPolicyScope.showing('clinician'),
		placeholder: 'e.g. sam@your-practice.example',
		description: 'Who is responsible now',
	},
	{ ...exerciseParameter, displayOptions: applyPolicyScope.showing('exercise') },
];

export const applyPolicyOperation: Operation = {
	option: {
		name: 'Apply Policy',
		value: 'applyPolicy',
		action: 'Apply the reminder policy to open assignments',
		description: 'Plan the reminders of open assignments anew, as practice.yaml and exercises say today',
	},
	parameters: applyPolicyParameters,
	scope: applyPolicyScope,
	does: { changes: async () => (await import('./apply-policy')).applyPolicy },
};
