import type { AttentionCommand } from '../../contract/command';
import type { Adapter } from './adapter';
import type { SendSettings } from './settings';

/** What one subscriber is told of what goes wrong. */
export function attentionAdapter(routeId: string, { ledger, library }: SendSettings): Adapter {
	return {
		routeKind: 'attention',
		route: () => ledger.routes.subscriber('attention', routeId),
		async compose({ attempt: { commandId }, words }, envelope, at) {
			const items = await ledger.troubles.lines(commandId);
			const push: AttentionCommand = {
				...envelope,
				command: 'attention',
				troubles: items.map(({ kind, count, since, overAt }) => ({
					...{ kind, count: Math.max(count, 1), since: new Date(since).toISOString(), over: overAt !== undefined },
				})),
				message: library.messagesAsOf(words).composeAttention({ items, saidAt: at }),
			};
			return { push, names: items.flatMap(({ clinician }) => clinician ?? []) };
		},
	};
}
