import { randomUUID } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { ReminderChangeResult } from '../../temporal/contract/assignment';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { readAssignmentId } from '../shared/assignment-id';
import { steerReminders, type ReminderSteering } from '../shared/change';
import type { HomeworkConnection } from '../shared/connection';
import { forEachItem } from '../shared/items';

/** The parameters of the operations that change something. */
export const steeringParameters: INodeProperties[] = [
	{
		displayName: 'Send for Real',
		name: 'forReal',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation: ['sendNow'] } },
		description: 'Whether "Execute step" writes to the client, too. Otherwise it shows a preview and reaches nobody.',
	},
	{
		displayName: 'Change for Real',
		name: 'forReal',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation: ['pause', 'resume'] } },
		description: 'Whether "Execute step" changes it, too. Otherwise it shows a preview and changes nothing.',
	},
];

interface Operation {
	steering: ReminderSteering;
	/** How a refused item begins. */
	refused: string;
	/** What a manual run would have done, and the switch by which it does it. */
	preview: string;
	/** What is true once the workflow has it. */
	done: (result: ReminderChangeResult) => { status: string; note: string };
}

const OPERATIONS = {
	sendNow: {
		steering: 'remindNow',
		refused: 'Nobody was reminded',
		preview: 'nobody was reminded. Switch on Send for Real to remind the client.',
		done: ({ reminders, repeated }) => {
			if (repeated) {
				return {
					status: 'already planned',
					note:
						'It was asked for before that this homework is sent again, and that still waits or is under way. It is sent ' +
						"once, as soon as the client's hours allow.",
				};
			}
			if (reminders === 'paused') {
				return {
					status: 'held back',
					note: 'Reminders of this assignment are paused. Resume Reminders, then send again.',
				};
			}
			return {
				status: 'planned',
				note:
					"It goes out as soon as the client's hours, the gap and the limits allow. Homework that did not arrive, or of " +
					'which nobody knows whether it did, is sent again instead; Show Reminders tells what became of a reminder.',
			};
		},
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
} satisfies Record<string, Operation>;

/** Whether an operation of the node changes something. */
export function isSteering(operation: unknown): operation is keyof typeof OPERATIONS {
	return typeof operation === 'string' && operation in OPERATIONS;
}

/** Reminds at once, pauses or resumes for the assignment of every item. Answers when it is planned, not when it is sent. */
export async function steer(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
	operation: keyof typeof OPERATIONS,
): Promise<INodeExecutionData[]> {
	const { steering, refused, preview, done }: Operation = OPERATIONS[operation];
	return await forEachItem(context, async (itemIndex): Promise<IDataObject> => {
		const assignmentId = readAssignmentId(context, itemIndex, refused);
		const about = { assignmentId, workflowId: assignmentWorkflowId(assignmentId) };
		if (context.getMode() === 'manual' && context.getNodeParameter('forReal', itemIndex, false) !== true) {
			return { ...about, status: 'preview', note: `Preview of a manual run: ${preview}` };
		}
		const changed = await steerReminders(connection, assignmentId, steering, { changeId: randomUUID() });
		if (!changed.taken) return { ...about, status: 'accepted', note: 'Takes effect once a worker runs.' };
		return { ...about, ...done(changed.result) };
	});
}
