import type { IDataObject } from 'n8n-workflow';
import type { BatchOrder, BatchProgress } from '../../../temporal/contract/batch';
import { batchWorkflowId } from '../../../temporal/contract/names';
import type { Answer } from '../../../temporal/contract/question';
import { askIfAnswered } from '../../shared/ask';
import { startBatch } from '../../shared/batch';
import type { HomeworkConnection } from '../../shared/connection';
import { NOT_LOOKED_UP, TAKES_EFFECT_LATER } from '../../shared/later';
import { technically } from '../../shared/technically';
import { firstOf, whose } from '../../shared/whose';

/** What many clients are to be told of. */
export type OrderForMany = Extract<BatchOrder, { kind: 'nudge' | 'send-again' }>;

/** Says to how many clients something would go out, to whom, and why to the others nothing. Nothing is changed. */
export async function previewMany(connection: HomeworkConnection, order: OrderForMany): Promise<IDataObject> {
	const preview = await askIfAnswered(connection, 'previewResend', { of: order.of });
	if (!preview) return { plan: [WOULD_DO, NOT_LOOKED_UP], checked: false };
	const { assignments, looked, soon, later, nothing, clients } = preview;
	return {
		clients: firstOf(clients),
		plan: planOf(order, preview),
		assignments,
		looked,
		soon,
		later,
		nothing,
		checked: true,
	};
}

/** Has each of them told, as far as hours, gap, limits and the client's consent let it. */
export async function tellMany(
	connection: HomeworkConnection,
	jobId: string,
	order: OrderForMany,
): Promise<IDataObject> {
	const { done, progress } = await startBatch(connection, jobId, order);
	const job = { jobId, workflowId: batchWorkflowId(jobId), ...progress };
	if (!done) return { ...job, status: 'accepted', note: progress ? GOES_ON : TAKES_EFFECT_LATER };
	return { ...job, status: statusOf(progress), note: cameTo(order, progress) };
}

const GOES_ON = technically('It goes on by itself.', 'the Temporal UI shows how far it is.');
const WOULD_DO = "Each client would be told as soon as the client's hours, the gap and the limits allow";
const NOBODY = {
	nudge: 'Nobody is left to remind: no homework that was delivered and is not due yet is without an answer.',
	'send-again': 'Nothing went wrong there that was not made up for since.',
} satisfies Record<OrderForMany['kind'], string>;
const IS_IT_THEIRS = 'Is the address of the clinician right?';

/** That there is nobody, and where an address was given, that it may be mistyped. */
function nobody({ kind, of }: OrderForMany): string {
	const byAddress = of.scope === 'unanswered' && of.among.scope === 'clinician';
	return byAddress ? `${NOBODY[kind]} ${IS_IT_THEIRS}` : NOBODY[kind];
}

function planOf(
	order: OrderForMany,
	{ assignments, looked, soon, later, nothing, clients }: Answer<'previewResend'>,
): string[] {
	if (assignments === 0) return [nobody(order)];
	const few = looked < assignments ? ` (of the first ${looked})` : '';
	return [
		`Assignments: ${assignments}, of ${whose(clients)}${few}`,
		`Something would go out within the hour for ${soon}${few}`,
		...(later > 0 ? [`It would go out later for ${later}, as hours, gap and limits have it`] : []),
		...nothing.map(({ because, assignments: count }) => `Nothing more would go out for ${count}: ${because}`),
	];
}

function statusOf({ assignments, done, gone, waiting }: BatchProgress): string {
	if (gone === assignments) return 'nothing open';
	if (done > 0) return gone + waiting > 0 ? 'planned in part' : 'planned';
	return waiting > 0 ? 'accepted' : 'nothing sent';
}

function cameTo(order: OrderForMany, { assignments, done, unchanged, gone, waiting }: BatchProgress): string {
	if (assignments === 0) return nobody(order);
	return [
		...(done > 0 ? [`Something goes out for ${done}, as soon as hours, gap and limits allow`] : []),
		...(unchanged > 0
			? [
					`nothing more goes out for ${unchanged}: it was sent or planned before, or the client has not agreed to messages, or stopped them`,
				]
			: []),
		...(gone > 0 ? [`answered or closed meanwhile: ${gone}`] : []),
		...(waiting > 0 ? [`${waiting} did not answer in time and take it up later`] : []),
	].join('; ');
}
