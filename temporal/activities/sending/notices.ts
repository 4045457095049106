import type { NoticeCommand } from '../../contract/command';
import { CONTRACT_VERSION, noticeCommandId } from '../../contract/names';
import type { PushResult } from '../../contract/receipt';
import type { Route } from '../../contract/request';
import type { Ledger } from '../../ledger/ledger';
import type { Happening, NoticeDecision } from '../../ledger/sending/outbox';
import { receiptIn, resultOf } from './answer';
import { shortName } from '../../wording/client-name';
import { post } from './post';
import type { PushSettings } from './push';
import { redact } from '../../wording/redact';
import type { NoticeActivities, NoticeOrder, NoticePushActivities, RecordActivities } from '../types';
import type { WorkflowStarter } from '../workflow-starter';

/** Recording a step also hands over to Temporal what subscribers are to be told of it. */
export function handingOverNotices(
	activities: RecordActivities,
	{ ledger, starter }: { ledger: Ledger; starter: WorkflowStarter },
): RecordActivities {
	return {
		...activities,
		async recordEvent(event) {
			await activities.recordEvent(event);
			await handOverNotices(event.assignmentId, { ledger, starter });
		},
	};
}

/** Starts a workflow for each notice about an assignment that has none yet. What fails midway is done by the next try. */
async function handOverNotices(
	assignmentId: string,
	{ ledger, starter }: { ledger: Ledger; starter: WorkflowStarter },
): Promise<void> {
	for (const { topic, ...key } of await ledger.outbox.waiting(assignmentId)) {
		await starter.startNotice(key, topic);
		await ledger.outbox.handedOver(key, Date.now());
	}
}

/** The activity that records what came of telling a subscriber in vain. */
export function createNoticeActivities({ ledger }: { ledger: Ledger }): NoticeActivities {
	return {
		async giveUpNotice(key, { at, reason }) {
			await ledger.outbox.settle(key, { kind: 'failed', at, reason });
		},
	};
}

/** The activity that tells one subscriber of one event. */
export function createNoticePushActivities(settings: PushSettings): NoticePushActivities {
	const { outbox, routes } = settings.ledger;
	return {
		async pushNotice(order) {
			const scheduledAt = await settings.tryScheduledAt();
			const at = new Date(scheduledAt).toISOString();
			const decision = await outbox.attempt(order, scheduledAt);
			if (decision.kind === 'done') return decision.result;
			const result = await carryOut(decision);
			await outbox.settle(order, result);
			return result;

			async function carryOut(open: Exclude<NoticeDecision, { kind: 'done' }>): Promise<PushResult> {
				if (open.kind === 'hold') return { kind: 'skipped', at, reason: open.reason };
				if (scheduledAt >= Date.parse(order.expiresAt)) return { kind: 'skipped', at, reason: 'expired' };
				const route = await routes.subscriber(open.happening.topic, order.routeId);
				if (!route)
					return { kind: 'skipped', at, reason: 'no-route', detail: 'The flow does not ask for it any more.' };
				return await handOff({ order, route, at, ...open }, settings);
			}
		},
	};
}

interface Try {
	order: NoticeOrder;
	route: Route;
	attempt: number;
	happening: Happening;
	at: string;
}

async function handOff({ order, route, attempt, happening, at }: Try, settings: PushSettings): Promise<PushResult> {
	const { topic, assignmentId, clientName, clinician, exercise, outcome, reason } = happening;
	const commandId = noticeCommandId(order.eventId, order.routeId);
	const command: NoticeCommand = {
		version: CONTRACT_VERSION,
		routeId: route.routeId,
		command: topic,
		commandId,
		attempt,
		sample: false,
		expiresAt: order.expiresAt,
		assignmentId,
		at: new Date(happening.at).toISOString(),
		...(clinician && { clinician }),
		message: settings.library.composeNotice(topic, {
			client: shortName(clientName),
			exercise,
			at: happening.at,
			...(outcome && { outcome }),
			...(reason !== undefined && { reason: redact(reason, clientName) }),
		}),
	};
	const posted = await post(route.url, commandId, command, settings);
	return resultOf(receiptIn(posted, commandId, route), { command: topic, at, name: clientName });
}
