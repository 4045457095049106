import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { decodeOptionalFailureToOptionalError, loadDataConverter } from '@temporalio/common/lib/internal-non-workflow';
import { asFormText, submitAssignForm } from '../../scripts/stack/assign-form.ts';
import type { Stack } from '../../scripts/stack/stack.ts';
import type { AssignmentStatus } from '../../temporal/contract/assignment';
import { clientId, nodePlaceId, type NodePlace } from '../../temporal/contract/identity';
import type { KeyRing } from '../../temporal/contract/keys';
import { QUERY, requestWorkflowId, SEARCH_ATTRIBUTE } from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import type { RequestResult } from '../../temporal/contract/request';
import { until } from './until';

const HOUR = 60 * 60 * 1000;

/** An assignment that was sent off by the form, for a client of its own. */
export interface Assigned {
	email: string;
	handle: WorkflowHandle;
}

/** Temporal as engineers see it, with the deployment's keys. */
export class TemporalView {
	private count = 0;

	private constructor(
		private readonly stack: Stack,
		private readonly ring: KeyRing,
		private readonly client: Client,
	) {}

	static async open(stack: Stack, ring: KeyRing): Promise<TemporalView> {
		const connection = await Connection.connect({ address: `127.0.0.1:${stack.settings.ports.temporal}` });
		return new TemporalView(stack, ring, new Client({ connection, dataConverter: encryptingDataConverter(ring) }));
	}

	/** Assigns homework by the staff's form, to be delivered at once. */
	async assign(): Promise<Assigned> {
		const email = `client-${++this.count}@route.example`;
		await submitAssignForm(this.stack.settings, {
			clientName: 'Quirina Abendstern',
			clientEmail: email,
			exercise: 'thought-record',
			due: asFormText(new Date(Date.now() + HOUR)),
			agreed: true,
			anyHour: true,
		});
		const query = `${SEARCH_ATTRIBUTE.client} = "${clientId(this.ring, { name: 'Quirina Abendstern', email })}"`;
		// The list follows with some delay.
		const { workflowId } = await until(async () => {
			for await (const found of this.client.workflow.list({ query })) return found;
			return undefined;
		});
		return { email, handle: this.client.workflow.getHandle(workflowId) };
	}

	async delivery({ handle }: Assigned): Promise<AssignmentStatus['delivery']> {
		return (await handle.query<AssignmentStatus>(QUERY.status)).delivery;
	}

	/** Waits for a push that failed and is going to be tried again, and answers why, as the Temporal UI shows it. */
	async failureOfPush({ handle }: Assigned): Promise<string> {
		const failure = await until(async () => {
			const [pending] = (await handle.describe()).raw.pendingActivities ?? [];
			return pending?.lastFailure ?? undefined;
		});
		const converter = loadDataConverter(encryptingDataConverter(this.ring));
		const error = await decodeOptionalFailureToOptionalError(converter, failure);
		return error?.message ?? '';
	}

	/** Waits for what became of the newest request about the routes of a node. */
	async routesRequest(node: NodePlace): Promise<RequestResult> {
		const key = `routes/${nodePlaceId(this.ring, node)}`;
		const handle = this.client.workflow.getHandle<() => Promise<RequestResult>>(requestWorkflowId(key));
		return await handle.result();
	}

	async close(): Promise<void> {
		await this.client.connection.close();
	}
}
