import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { inALine, type Flow, type FlowNode } from './flows';

/** What `Homework Assign` is set to: homework of this client, due in two days. */
export function assigning(clientName: string): INodeParameters {
	return {
		operation: 'assign',
		clientName,
		clientEmail: `${clientName.toLowerCase().replace(/\W+/g, '.')}@practice.example`,
		exercise: { __rl: true, mode: 'id', value: 'thought-record' },
		due: '={{ $now.plus({ days: 2 }).toISO() }}',
		clientAgreed: true,
		options: { anyHour: true },
	};
}

const base = (name: string) => `n8n-nodes-base.${name}`;

/** How a flow begins, by n8n's own trigger nodes; the path is that of a webhook. */
export const BEGINS = {
	byHand: () => node('Begins', base('manualTrigger'), 1, {}),
	called: () => node('Begins', base('executeWorkflowTrigger'), 1.1, { inputSource: 'passthrough' }),
	webhook: (path: string) => ({
		...node('Begins', base('webhook'), 2, { httpMethod: 'POST', path, responseMode: 'lastNode' }),
		webhookId: path,
	}),
};

/** What a flow does then. */
export const DOES = {
	assign: (clientName: string) => ({
		...node('Homework Assign', 'n8n-nodes-therapy-homework.homeworkAssign', 1, assigning(clientName)),
		credentials: { therapyHomeworkApi: { id: 'therapyHomework', name: 'Therapy Homework' } },
	}),
	call: (workflowId: string) =>
		node('Calls', base('executeWorkflow'), 1.2, { workflowId: { __rl: true, mode: 'id', value: workflowId } }),
	fail: () => node('Fails', base('stopAndError'), 1, { errorMessage: 'On purpose' }),
	goOn: () => node('Fails', base('noOp'), 1, {}),
};

/** A flow of these nodes, whose runs n8n keeps. */
export function keptFlow(name: string, nodes: FlowNode[]): Flow {
	return inALine(name, nodes, { saveManualExecutions: true, saveDataErrorExecution: 'all' });
}

function node(name: string, type: string, typeVersion: number, parameters: Record<string, unknown>): FlowNode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}
