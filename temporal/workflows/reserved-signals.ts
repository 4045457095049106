import type { WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** Temporal keeps these names for itself. */
const RESERVED = '__temporal_';

/** What a Signal is called in their place: like any other unknown one, it is passed over. */
const UNKNOWN = 'reserved';

/**
 * A Signal by one of these names, or by none, comes in from whoever reaches Temporal's address, and the SDK fails the workflow
 * task of whoever has a handler for unknown names: again and again, so that nothing is taken any more.
 */
export const interceptors: WorkflowInterceptorsFactory = () => ({
	internals: [
		{
			activate(input, next) {
				for (const { signalWorkflow: signal } of input.activation.jobs ?? [])
					if (signal && (!signal.signalName || signal.signalName.startsWith(RESERVED))) signal.signalName = UNKNOWN;
				next(input);
			},
		},
	],
});
