import { setTimeout } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { inProject } from '../scripts/setup/project.ts';
import { createActivities } from '../temporal/activities/activities';
import { otherWorkflows, type OtherWorkflows } from '../temporal/activities/other-workflows';
import type { MessageOrder } from '../temporal/activities/types';
import { commandId } from '../temporal/contract/names';
import type { Ending } from '../temporal/contract/sending';
import { loadLibrary } from '../temporal/library/library';
import type { PracticeStack } from './practice-stack.ts';

const HOUR = 60 * 60 * 1000;

/** Has the first message of an assignment sent, as the worker does. */
export type Deliver = (assignmentId: string) => Promise<void>;

/**
 * The worker's own way of a message, in this process: gate, words, signature, POST, receipt and record.
 *
 * @param changed what of the way to Temporal is left out
 */
export function delivering(
	{ ledger, ring, client, stack }: PracticeStack,
	changed: Partial<OtherWorkflows> = {},
): Deliver {
	const others = { ...otherWorkflows(client, stack.settings.taskQueue), ...changed };
	const { push } = createActivities({ ledger, ring, library: loadLibrary(inProject('library')), others });
	return async (assignmentId) => {
		const order: MessageOrder = {
			command: 'deliver',
			commandId: commandId(assignmentId, 'deliver'),
			assignmentId,
			generation: 0,
			at: new Date().toISOString(),
			expiresAt: new Date(Date.now() + HOUR).toISOString(),
		};
		const ending = await untilOver(() => {
			const attempt = new MockActivityEnvironment(
				{ currentAttemptScheduledTimestampMs: Date.now() },
				{ logger: new DefaultLogger('ERROR') },
			);
			return attempt.run(push.sendMessage, order);
		});
		if (ending.kind !== 'sent') throw new Error(`The message ended as ${JSON.stringify(ending)}.`);
	};
}

/** Tries again when its flow has room, as Temporal does. */
async function untilOver(attempt: () => Promise<Ending>): Promise<Ending> {
	for (;;) {
		try {
			return await attempt();
		} catch (error) {
			if (!(error instanceof ApplicationFailure) || error.type !== 'Busy') throw error;
			await setTimeout(Number(error.nextRetryDelay));
		}
	}
}
