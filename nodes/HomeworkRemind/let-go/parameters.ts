import type { Operation } from '../../shared/operation';

export const letGoOperation: Operation = {
	option: {
		name: 'Let Go',
		value: 'letGo',
		action: 'Let go of everything that is held',
		description: 'Have what is held go out, spread and within hours and limits; tells what is pointless by now',
	},
	parameters: [],
	does: { changes: async () => (await import('./let-go')).letGo },
};
