import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import type { N8nApi } from '../../scripts/stack/n8n/api.ts';
import { until } from './until';

const UNDER_WAY = ['new', 'running', 'waiting'];

/** A run that has ended, and what came out of its last node. */
export interface Ended {
	id: string;
	status: string;
	items: object[];
}

/** Runs of flows, as n8n's editor begins and shows them. */
export class Executions {
	constructor(private readonly n8n: N8nApi) {}

	/** Runs a flow as "Execute workflow" does, from this trigger of it. */
	async runByHand(flowId: string, trigger: string): Promise<Ended> {
		const { executionId } = await this.run(flowId, trigger);
		return await this.ended(executionId);
	}

	/** Has n8n listen at the test URL of a flow's trigger, for one call. */
	async listen(flowId: string, trigger: string): Promise<void> {
		await this.run(flowId, trigger);
	}

	/** Tries a failed run again, with its flow as it is saved now. */
	async retry(executionId: string): Promise<Ended> {
		const { id } = await this.n8n.call<{ id: string }>('POST', `executions/${executionId}/retry`, {
			loadWorkflow: true,
		});
		return await this.ended(id);
	}

	private async run(flowId: string, name: string): Promise<{ executionId: string }> {
		return await this.n8n.call('POST', `workflows/${flowId}/run`, { triggerToStartFrom: { name } });
	}

	private async ended(id: string): Promise<Ended> {
		const { status, data } = await until(async () => {
			const execution = await this.n8n.call<{ status: string; data: string }>('GET', `executions/${id}`);
			return !UNDER_WAY.includes(execution.status) && execution;
		});
		const { runData, lastNodeExecuted } = (parse(data) as IRunExecutionData).resultData;
		const last = runData[lastNodeExecuted!]!.at(-1)!;
		return { id, status, items: (last.data?.['main']?.[0] ?? []).map(({ json }) => json) };
	}
}
