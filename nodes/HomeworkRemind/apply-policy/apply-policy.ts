import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { BatchProgress } from '../../../temporal/contract/batch';
import { batchWorkflowId } from '../../../temporal/contract/names';
import type { Answer } from '../../../temporal/contract/question';
import { askIfAnswered } from '../../shared/ask';
import { startBatch } from '../../shared/batch';
import { changeId } from '../../shared/change-id';
import { knownExercises } from '../../shared/exercises';
import { spoken } from '../../shared/instants';
import { NOT_LOOKED_UP, TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { technically } from '../../shared/technically';
import { ItemParameters } from '../../shared/parameters/parameters';
import { firstOf, whose } from '../../shared/whose';
import { readWhich } from '../many/read-which';
import { applyPolicyParameters, applyPolicyScope } from './parameters';

const NOT_APPLIED = 'No policy was applied';

type Preview = Answer<'previewPolicy'>;

/** Has the reminders of open assignments planned anew, by the policy that holds today. */
export const applyPolicy: Changing = async (context, connection) => {
	const exercises = await knownExercises(connection);
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, applyPolicyParameters, NOT_APPLIED);
		const of = readWhich(applyPolicyScope, parameters, connection.ring, exercises)!;
		parameters.check();
		return {
			about: { scope: of.scope, ...(of.scope === 'assignment' && { assignmentId: of.id }) },
			preview: async () => told(await askIfAnswered(connection, 'previewPolicy', { of })),
			carryOut: async () => {
				const jobId = changeId(context, connection.ring, itemIndex, of);
				const { done, progress } = await startBatch(connection, jobId, { kind: 'apply-policy', of });
				const job = { jobId, workflowId: batchWorkflowId(jobId), ...progress };
				if (!done) return { ...job, status: 'accepted', note: progress ? GOES_ON : TAKES_EFFECT_LATER };
				return { ...job, status: statusOf(progress), note: cameTo(progress) };
			},
		};
	};
};

const GOES_ON = technically('It goes on by itself.', 'the Temporal UI shows how far it is.');

/** What a preview says to staff; where no worker answered, only what would be done. */
function told(preview: Preview | undefined): IDataObject {
	if (!preview) return { plan: [WOULD_DO, NOT_LOOKED_UP], checked: false };
	const { assignments, looked, moved, clients, examples } = preview;
	const few = looked < assignments ? ` (of the first ${looked})` : '';
	const plan = [
		`Open assignments: ${assignments}, of ${whose(clients)}${few}`,
		`Reminders would move for ${moved}${few}; of the others they stay as they are`,
		...examples.map(example),
	];
	return {
		clients: firstOf(clients),
		plan: assignments === 0 ? [NOTHING_OPEN] : plan,
		...{ assignments, looked, moved, examples, checked: true },
	};
}

const WOULD_DO = 'Reminders of what is open would be planned anew, by the policy of today';
const NOTHING_OPEN = 'No open assignment is on record for this. Check the ID, address or exercise.';

/** `Ada E.: Mon 2 Mar 2026, 9:00 → Tue 3 Mar 2026, 9:00 (Europe/London)`, on the client's clock. */
function example({ client, zone, before, after }: Preview['examples'][number]): string {
	const when = (instants: string[]) =>
		instants.map((at) => spoken(DateTime.fromISO(at) as DateTime<true>, zone)).join(' and ') || 'no reminder';
	return `${client}: ${when(before)} → ${when(after)} (${zone})`;
}

function statusOf({ assignments, done, gone, waiting }: BatchProgress): string {
	if (gone === assignments) return 'nothing open';
	if (done > 0) return gone + waiting > 0 ? 'applied in part' : 'applied';
	return waiting > 0 ? 'accepted' : 'nothing changed';
}

function cameTo({ assignments, done, unchanged, gone, waiting }: BatchProgress): string {
	if (assignments === 0) return NOTHING_OPEN;
	return [
		...(done > 0 ? [`Reminders of ${done} were planned anew, by the policy of today`] : []),
		...(unchanged > 0 ? [`${unchanged} followed the policy of today already`] : []),
		...(gone > 0 ? [`answered or closed meanwhile: ${gone}`] : []),
		...(waiting > 0 ? [`${waiting} did not answer in time and take it up later`] : []),
	].join('; ');
}
