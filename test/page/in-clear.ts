import type { Client } from '@temporalio/client';

/** What whoever reads Temporal's database would find there: every history, its payloads as text. */
export async function inClear(client: Client): Promise<{ texts: string[]; workflowIds: string[] }> {
	const texts: string[] = [];
	const workflowIds: string[] = [];
	for await (const { workflowId, runId } of client.workflow.list()) {
		const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
		texts.push(JSON.stringify(events), (events ?? []).map((event) => JSON.stringify(event, bytesAsText)).join('\n'));
		workflowIds.push(workflowId);
	}
	return { texts, workflowIds };
}

/** Payloads as the text that a reader of the database would look for. */
function bytesAsText(_key: string, value: unknown): unknown {
	const bytes = value as { type?: string; data?: number[] } | null;
	return bytes?.type === 'Buffer' ? Buffer.from(bytes.data!).toString('latin1') : value;
}
