import { activityInfo, Context } from '@temporalio/activity';
import {
	batchInputSchema,
	batchStateSchema,
	scopeSchema,
	type BatchOrder,
	type BatchState,
} from '../../contract/batch';
import type { Ledger } from '../../ledger/ledger';
import { checked } from '../failures';
import type { OtherWorkflows } from '../other-workflows';
import type { BatchActivities } from '../types';

/** Assignments that are told at the same time. */
const AT_ONCE = 10;

/** What became of telling one assignment. */
type Told = 'done' | 'unchanged' | 'gone' | 'waiting';

/** The activities that have many assignments told of one change. */
export function createBatchActivities({
	ledger,
	others,
}: {
	ledger: Ledger;
	others: Pick<OtherWorkflows, 'change'>;
}): BatchActivities {
	return {
		async countAssignments(of) {
			const scope = checked(scopeSchema, of, 'scope');
			return await ledger.openAssignments.count(scope, activityInfo().scheduledTimestampMs);
		},

		async tellPage({ batchId, order, pageSize, state: begun }) {
			const { of } = checked(batchInputSchema.shape.order, order, 'batch');
			const info = activityInfo();
			if (order.kind === 'withdraw' && begun.after === undefined) {
				await ledger.assignedBatches.withdraw(order.of.id, info.scheduledTimestampMs);
			}
			// A try that follows another one goes on where that was.
			let state = batchStateSchema.safeParse(info.heartbeatDetails).data ?? begun;
			const page = await ledger.openAssignments.page(of, info.scheduledTimestampMs, pageSize, state.after);
			for (let first = 0; first < page.length; first += AT_ONCE) {
				const some = page.slice(first, first + AT_ONCE);
				const told = await orCancelled(Promise.all(some.map((id) => tell(id, batchId, order))));
				state = { after: some.at(-1)!, progress: counted(state.progress, told) };
				Context.current().heartbeat(state);
			}
			return { state, last: page.length < pageSize };
		},
	};

	/** It counts as done where something goes out by it, at once or later. */
	async function remind(assignmentId: string, changeId: string): Promise<Told> {
		const told = await others.change(assignmentId, 'remindNow', { changeId });
		if (told.kind !== 'taken') return told.kind;
		const { repeated, sendNow } = told.result;
		const goesOut = sendNow && (sendNow.at !== undefined || sendNow.unrouted === true || sendNow.held === true);
		return goesOut && !repeated ? 'done' : 'unchanged';
	}

	async function tell(assignmentId: string, batchId: string, order: BatchOrder): Promise<Told> {
		switch (order.kind) {
			case 'apply-policy': {
				const told = await others.change(assignmentId, 'applyPolicy', { batchId });
				if (told.kind !== 'taken') return told.kind;
				return told.result.changed ? 'done' : 'unchanged';
			}
			case 'nudge':
			case 'send-again':
				return await remind(assignmentId, batchId);
			case 'withdraw': {
				const { reason } = order;
				const asked = { withdrawalId: batchId, unlessAnswered: true, ...(reason !== undefined && { reason }) };
				const told = await others.change(assignmentId, 'withdraw', asked);
				if (told.kind !== 'taken') return told.kind;
				return told.result.repeated ? 'unchanged' : 'done';
			}
		}
	}
}

/** A worker that is to end waits for nothing that another one can do. */
async function orCancelled<T>(work: Promise<T>): Promise<T> {
	return await Promise.race([work, Context.current().cancelled]);
}

function counted(progress: BatchState['progress'], told: Told[]): BatchState['progress'] {
	const next = { ...progress };
	for (const kind of told) next[kind] += 1;
	return next;
}
