import type { INodeProperties } from 'n8n-workflow';
import { exerciseParameter } from '../../shared/exercise-parameter';
import type { Scope } from '../../shared/scope';

/** Which open assignments an operation is about. */
export type Which = Scope<'clinician' | 'exercise' | 'practice'>;

/** By what an operation is told which they are. */
export function whichParameters(which: Which): INodeProperties[] {
	return [
		...which.parameters,
		{
			displayName: 'Clinician E-Mail',
			name: 'clinicianEmail',
			type: 'string',
			required: true,
			default: '',
			displayOptions: which.showing('clinician'),
			placeholder: 'e.g. sam@your-practice.example',
			description: 'Who is responsible now',
		},
		{ ...exerciseParameter, displayOptions: which.showing('exercise') },
	];
}
