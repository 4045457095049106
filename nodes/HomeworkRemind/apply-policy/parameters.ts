import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../shared/operation';
import { Scope } from '../../shared/scope';
import { whichParameters } from '../many/which';

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
export const applyPolicyParameters: INodeProperties[] = whichParameters(applyPolicyScope);

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
