import type { IExecutionContext, WorkflowExecuteMode } from 'n8n-workflow';

/** Whether a run may reach a person or change a record; `unclear` where n8n does not tell how the outermost run began. */
export type RunKind = 'real' | 'trial' | 'unclear';

/** What n8n hands to a node that runs. */
export interface Running {
	getMode(): WorkflowExecuteMode;
	getExecutionContext?(): IExecutionContext | undefined;
}

/**
 * What such an object holds besides, which is not in n8n's types: a sub-workflow hears of the outermost run in no other
 * way. A flow that an AI agent calls as its tool is told only how its caller began, as is one that has waited.
 */
interface Inside {
	additionalData?: { rootExecutionMode?: WorkflowExecuteMode };
	runExecutionData?: { parentExecution?: { executionContext?: { source?: WorkflowExecuteMode } } } | null;
}

/**
 * How a run may begin, in n8n's words. By hand is "Execute step", a part of a flow, and whatever comes in at a test URL.
 * Any other is unclear: `cli` runs what is scheduled and what is tried out, `chat` and `internal` what an agent of n8n does,
 * in its preview and for its users.
 */
const BEGINNINGS: Partial<Record<WorkflowExecuteMode, RunKind>> = {
	evaluation: 'trial',
	manual: 'trial',
	trigger: 'real',
	webhook: 'real',
};

/** A sub-workflow, a run that is tried again, and an error flow go on with what another run began. */
const GOES_ON: WorkflowExecuteMode[] = ['integrated', 'retry', 'error'];

/** What the outermost run is: the one that began what this one goes on with. */
export function kindOfRun(context: Running): RunKind {
	const { additionalData, runExecutionData } = context as Running & Inside;
	const caller = runExecutionData?.parentExecution;
	const told = [
		context.getMode(),
		additionalData?.rootExecutionMode,
		context.getExecutionContext?.()?.source,
		caller?.executionContext?.source,
	];
	const began = told.find((mode) => mode !== undefined && !GOES_ON.includes(mode));
	if (began !== undefined) return BEGINNINGS[began] ?? 'unclear';
	// A published trigger that fails has not begun a run yet; n8n hands its error on without one.
	return context.getMode() === 'error' && !caller ? 'real' : 'unclear';
}

/** Why it is unclear what a run is, for staff. */
export function whyUnclear(context: Running): string {
	const mode = context.getMode();
	return WHY[mode] ?? `n8n calls this kind of run "${mode}", and uses it for tests and in earnest.`;
}

const WHY: Partial<Record<WorkflowExecuteMode, string>> = {
	chat: "It was started from n8n's chat, where flows are tried out and used.",
	cli: 'It was started from the command line, where flows are tried out and used.',
	error: 'n8n does not say how the run that failed was started.',
	integrated: 'n8n does not say how the flow that called this one was started.',
	internal: 'It was started by an AI agent of n8n, in its preview or for its users.',
	retry: 'n8n does not say how the run that is tried again was started.',
};
