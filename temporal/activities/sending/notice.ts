import type { NoticeCommand, EventTopic } from '../../contract/command';
import { inFull, type Why } from '../../contract/skip-words';
import { redact } from '../../wording/redact';
import { shortNames } from '../../wording/short-names';
import type { Adapter } from './adapter';
import type { SendSettings } from './settings';

/** What one subscriber is told of something that happened. */
export function noticeAdapter(topic: EventTopic, routeId: string, { ledger, library }: SendSettings): Adapter {
	return {
		routeKind: topic,
		route: () => ledger.routes.subscriber(topic, routeId),
		async compose({ attempt: { commandId }, words }, envelope, at) {
			const told = await ledger.notices.content(commandId, at);
			const { assignmentId, client, clients, clinician, exercise, zone, outcome, corrected, why, because, unsure } =
				told;
			const push: NoticeCommand = {
				...envelope,
				command: topic,
				assignmentId,
				at: new Date(told.at).toISOString(),
				...(clinician && { clinician }),
				message: library.messagesAsOf(words).composeNotice(topic, {
					client: shortNames([client, ...clients])(client),
					exercise,
					at: told.at,
					saidAt: at,
					zone,
					assignmentId,
					...(outcome && { outcome }),
					...(corrected && { corrected }),
					...(because && { because }),
					...(unsure && { unsure }),
					...(why && { reason: inFull(withoutNames(why, client.name)) }),
				}),
			};
			return { push, names: [client.name] };
		},
	};
}

/** Mail servers repeat address and name of whoever they refuse; our own words name nobody. */
function withoutNames({ ours, theirs }: Why, clientName: string): Why {
	return { ours, ...(theirs !== undefined && { theirs: redact(theirs, clientName) }) };
}
