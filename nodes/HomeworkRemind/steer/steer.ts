import type { IDataObject } from 'n8n-workflow';
import type { SendingNowResult } from '../../../temporal/contract/send-now';
import { assignmentWorkflowId } from '../../../temporal/contract/names';
import { ask } from '../../shared/ask';
import { assignmentId } from '../../shared/assignment-id';
import { changeId } from '../../shared/change-id';
import { change } from '../../shared/change';
import { forEachItem } from '../../shared/items';
import type { Operation } from '../../shared/operation';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters, parametersOf } from '../../shared/parameters/parameters';
import { remindProperties } from '../description';
import { foreseenWords, toldWords } from '../send-now/words';

interface Steering {
	steering: 'remindNow' | 'pauseReminders' | 'resumeReminders';
	/** How a refused item begins. */
	refused: string;
	/** What a manual run would have done, and the switch by which it does it. */
	preview: string;
	/** What is true once the workflow has it. */
	done: (result: SendingNowResult) => IDataObject;
}

const OPERATIONS = {
	sendNow: {
		steering: 'remindNow',
		refused: 'Nobody was reminded',
		preview: 'nobody was reminded. Switch on Send for Real to remind the client.',
		done: (result) => toldWords(result, Date.now()),
	},
	pause: {
		steering: 'pauseReminders',
		refused: 'No reminders were paused',
		preview: 'no reminders were paused. Switch on Change for Real to pause them.',
		done: () => ({ status: 'paused', note: 'Reminders whose time comes while they are paused are skipped.' }),
	},
	resume: {
		steering: 'resumeReminders',
		refused: 'No reminders were resumed',
		preview: 'no reminders were resumed. Switch on Change for Real to resume them.',
		done: () => ({ status: 'running', note: 'Those still ahead go out; those skipped meanwhile are not made up for.' }),
	},
} satisfies Record<string, Steering>;

export type SteeringName = keyof typeof OPERATIONS;

/**
 * The operation that reminds at once, pauses or resumes for the assignment of every item. It answers when that is planned,
 * not when anything is sent.
 */
export function steer(name: SteeringName): Operation {
	const { steering, refused, preview, done }: Steering = OPERATIONS[name];
	return async (context, connection) =>
		await forEachItem(context, async (itemIndex, inTurn): Promise<IDataObject> => {
			const parameters = new ItemParameters(context, itemIndex, parametersOf(name, remindProperties), refused);
			const id = parameters.need('assignmentId', assignmentId)!;
			const forReal = parameters.read('forReal', flag);
			const anyHour = name === 'sendNow' && (parameters.read('anyHour', flag) ?? false);
			parameters.check();
			const about = { assignmentId: id, workflowId: assignmentWorkflowId(id) };
			if (context.getMode() === 'manual' && !forReal) {
				const foreseen =
					name === 'sendNow' ? await ask(connection, 'previewSendNow', { assignmentId: id, anyHour }) : null;
				return {
					...about,
					status: 'preview',
					...(foreseen && foreseenWords(foreseen, Date.now())),
					note: `Preview of a manual run: ${preview}`,
				};
			}
			const more = anyHour ? { anyHour } : {};
			const asked = { changeId: changeId(context, connection.ring, itemIndex, { id, ...more }), ...more };
			const changed = await inTurn(id, () => change(connection, about.workflowId, steering, asked));
			if (!changed.taken) return { ...about, status: 'accepted', note: 'Takes effect once a worker runs.' };
			return { ...about, ...done(changed.result) };
		});
}
