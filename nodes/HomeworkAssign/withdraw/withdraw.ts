import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { MAX_REASON } from '../../../temporal/contract/characters';
import { aboutAssignment, assignmentId } from '../../shared/assignment-id';
import { answerIn, previewOfAssignment, type Story } from '../../shared/assignment-preview';
import { changeId } from '../../shared/change-id';
import { changeAssignment } from '../../shared/change-assignment';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { withdrawParameters, withdrawScope } from './parameters';
import { previewBatch, withdrawBatch } from './withdraw-batch';

const NOT_WITHDRAWN = 'Nothing was withdrawn';

/** Withdraws the assignment, or the batch, of every item: links stop working and nothing more is sent. */
export const withdraw: Changing = (context, connection) => {
	const batches = new Map<string, Promise<IDataObject>>();
	/** Each item that an execution assigned names the same batch. */
	const onceFor = async (batchId: string, doIt: () => Promise<IDataObject>) => {
		const made = batches.get(batchId) ?? doIt();
		batches.set(batchId, made);
		return await made;
	};
	return (itemIndex) => {
		const { scope, id, reason } = readWish(context, itemIndex);
		if (scope === 'batch') {
			return {
				about: { batchId: id },
				preview: async () => await onceFor(id, async () => await previewBatch(connection, id)),
				carryOut: async () => await onceFor(id, async () => await withdrawBatch(connection, id, reason)),
			};
		}
		return {
			about: aboutAssignment(id),
			changes: id,
			preview: async () => await previewOfAssignment(connection, id, wouldDo),
			carryOut: async () => {
				const because = { ...(reason && { reason }) };
				const withdrawalId = changeId(context, connection.ring, itemIndex, { id, ...because });
				const changed = await changeAssignment(connection, id, 'withdraw', { withdrawalId, ...because });
				if (!changed.taken) return { status: 'accepted', note: TAKES_EFFECT_LATER };
				return changed.result.repeated
					? { status: 'already withdrawn', note: 'It was withdrawn before; nothing was changed.' }
					: { status: 'withdrawn', note: 'Its link has stopped working, and nothing more is sent.' };
			},
		};
	};
};

function wouldDo(story?: Story): string[] {
	const answer = story && answerIn(story);
	return [
		...(answer === undefined ? [] : [`It is answered: ${answer}. The clinician's line would no longer show that`]),
		'Its link would stop working, and nothing more would be sent',
	];
}

function readWish(context: IExecuteFunctions, itemIndex: number) {
	const parameters = new ItemParameters(context, itemIndex, withdrawParameters, NOT_WITHDRAWN);
	const scope = withdrawScope.read(parameters);
	const id = scope && parameters.need(scope === 'batch' ? 'batchId' : 'assignmentId', assignmentId);
	const reason = parameters.read('reason', text({ longest: MAX_REASON, lines: true }));
	parameters.check();
	return { scope: scope!, id: id!, reason };
}
