import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { BatchProgress, Scope } from '../../../temporal/contract/batch';
import { clinicianId } from '../../../temporal/contract/identity';
import type { KeyRing } from '../../../temporal/contract/keys';
import { batchWorkflowId } from '../../../temporal/contract/names';
import type { Answer } from '../../../temporal/contract/question';
import { ask } from '../../shared/ask';
import { assignmentId } from '../../shared/assignment-id';
import { startBatch } from '../../shared/batch';
import { changeId } from '../../shared/change-id';
import type { HomeworkConnection } from '../../shared/connection';
import { spoken } from '../../shared/instants';
import { forEachItem } from '../../shared/items';
import { address } from '../../shared/parameters/address';
import { choice } from '../../shared/parameters/choice';
import { exercise } from '../../shared/parameters/exercise';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters } from '../../shared/parameters/parameters';
import { applyPolicyParameters } from './parameters';

const NOT_APPLIED = 'No policy was applied';

type Preview = Answer<'previewPolicy'>;

/** Has the reminders of open assignments planned anew, by the policy that holds today. */
export async function applyPolicy(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	return await forEachItem(context, async (itemIndex): Promise<IDataObject> => {
		const parameters = new ItemParameters(context, itemIndex, applyPolicyParameters, NOT_APPLIED);
		const of = readScope(parameters, connection.ring)!;
		const forReal = parameters.read('forReal', flag);
		parameters.check();
		const about = { scope: of.scope, ...(of.scope === 'assignment' && { assignmentId: of.id }) };
		if (context.getMode() === 'manual' && !forReal) {
			return { ...about, ...told(await ask(connection, 'previewPolicy', { of })) };
		}
		const batchId = changeId(context, connection.ring, itemIndex, of);
		const { done, progress } = await startBatch(connection, batchId, { kind: 'apply-policy', of });
		const batch = { ...about, batchId, workflowId: batchWorkflowId(batchId), ...progress };
		if (!done) {
			const note = progress ? 'Goes on by itself; Temporal shows how far it is.' : 'Takes effect once a worker runs.';
			return { ...batch, status: 'accepted', note };
		}
		return { ...batch, status: progress.assignments === 0 ? 'nothing open' : 'applied', note: summary(progress) };
	});
}

/** What a preview says to staff. */
function told({ assignments, looked, moved, examples }: Preview): IDataObject {
	const few = looked < assignments ? ` (of the first ${looked})` : '';
	return {
		status: 'preview',
		assignments,
		looked,
		moved,
		plan:
			assignments === 0
				? [NOTHING_OPEN]
				: [
						`Open assignments: ${assignments}`,
						`Reminders would move for ${moved}${few}; of the others they stay as they are`,
						...examples.map(example),
					],
		examples,
		note: 'Preview of a manual run: nothing was changed. Switch on Apply for Real to apply the policy.',
	};
}

const NOTHING_OPEN = 'No open assignment is on record for this. Check the ID, address or exercise.';

/** `Mon 2 Mar 2026, 9:00 → Tue 3 Mar 2026, 9:00 (Europe/London)`, on the client's clock. */
function example({ zone, before, after }: Preview['examples'][number]): string {
	const when = (instants: string[]) =>
		instants.map((at) => spoken(DateTime.fromISO(at) as DateTime<true>, zone)).join(' and ') || 'no reminder';
	return `${when(before)} → ${when(after)} (${zone})`;
}

function summary({ assignments, gone, waiting }: BatchProgress): string {
	if (assignments === 0) return NOTHING_OPEN;
	return [
		'Reminders still ahead follow the policy of today',
		...(gone > 0 ? [`${gone} closed meanwhile`] : []),
		...(waiting > 0 ? [`${waiting} did not answer in time and take it up later`] : []),
	].join('; ');
}

function readScope(parameters: ItemParameters, ring: KeyRing): Scope | undefined {
	const scope = parameters.need('scope', choice<Exclude<Scope['scope'], 'batch'>>());
	switch (scope) {
		case 'assignment': {
			const id = parameters.need('assignmentId', assignmentId);
			return id === undefined ? undefined : { scope, id };
		}
		case 'clinician': {
			const email = parameters.need('clinicianEmail', address);
			return email === undefined ? undefined : { scope, id: clinicianId(ring, { email }) };
		}
		case 'exercise': {
			const id = parameters.need('exercise', exercise);
			return id === undefined ? undefined : { scope, id };
		}
		case 'practice':
			return { scope };
		case undefined:
			return undefined;
	}
}
