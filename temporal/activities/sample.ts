import { randomBytes } from 'node:crypto';
import type { z } from 'zod/v4';
import type { MessageCommand } from '../contract/command';
import { ASSIGNMENT_ID_BYTES } from '../contract/identity';
import type { KeyRing } from '../contract/keys';
import { linkToken } from '../contract/link-token';
import { commandId, CONTRACT_VERSION } from '../contract/names';
import type { sendSampleSchema } from '../contract/request';
import type { Library } from '../library/library';
import { failureOf } from './answer';
import { post } from './post';
import { pageLink } from './push';

export interface SampleSettings {
	library: Library;
	ring: KeyRing;
	timeoutMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Pushes a sample about nobody to a flow that listens for a test event. It looks like the real thing, and its link opens
 * nothing.
 *
 * @throws ApplicationFailure while n8n does not listen or cannot be reached
 */
export async function sendSample(
	{ command, routeId, url }: z.infer<typeof sendSampleSchema>,
	{ library, ring, timeoutMs }: SampleSettings,
): Promise<void> {
	const assignmentId = randomBytes(ASSIGNMENT_ID_BYTES).toString('base64url');
	const to = { firstName: 'Alex', email: 'alex.sample@example.com' };
	const link = pageLink('https://practice.example.com/webhook/page', linkToken(ring, { assignmentId, generation: 0 }));
	const message: MessageCommand = {
		version: CONTRACT_VERSION,
		routeId,
		command,
		commandId: commandId(assignmentId, command),
		attempt: 1,
		sample: true,
		assignmentId,
		alsoAbout: [],
		to,
		messages: library.compose(command, {
			firstName: to.firstName,
			about: [{ exercise: anyTitle(library), dueAt: Date.now() + 3 * DAY_MS, zone: library.calendar.zone, link }],
			outcome: 'done',
		}),
		link,
		expiresAt: new Date(Date.now() + DAY_MS).toISOString(),
	};
	const posted = await post(url, message.commandId, message, { ring, timeoutMs });
	// Whether the flow then succeeds is what its builder is about to find out.
	const taken =
		posted.kind === 'timed-out' || (posted.kind === 'answered' && (posted.status < 300 || posted.status === 500));
	if (!taken) throw failureOf(posted, { flowName: 'under test', url });
}

function anyTitle({ exercises }: Library): string {
	const [exercise] = exercises.values();
	return exercise!.title;
}
