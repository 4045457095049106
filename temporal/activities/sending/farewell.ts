import type { ClientCommand, MessageCommand } from '../../contract/command';
import { linkToken } from '../../contract/link-token';
import { firstName } from '../../wording/client-name';
import type { Adapter } from './adapter';
import { pageLink, requirePage } from './page-link';
import type { SendSettings } from './settings';

/** The flow that thanks for answers takes it, else one that sends homework. */
const TAKERS: ClientCommand[] = ['confirm', 'deliver'];

/** The answer to a stop: an e-mail like others to clients, to the same flow. */
export function farewellAdapter(stopId: string, { ledger, library, ring }: SendSettings): Adapter {
	const taker = async () => {
		for (const command of TAKERS) {
			const route = await ledger.routes.owner(command);
			if (route) return { command, route };
		}
		return undefined;
	};
	return {
		routeKind: 'confirm',
		route: async () => (await taker())?.route,
		async compose({ words }, envelope, at) {
			const page = await requirePage(ledger);
			const { email, about, stopped } = await ledger.farewells.content(stopId);
			const { assignmentId, exercise, language, dueAt, zone, clientName } = about;
			// Also where the homework is over, and its page with it.
			const link = `${pageLink(page.url, linkToken(ring, { assignmentId, generation: 0 }))}&stop=ask`;
			const first = firstName(clientName);
			const greeted = first !== undefined && { firstName: first };
			const push: MessageCommand = {
				...envelope,
				command: (await taker())?.command ?? 'confirm',
				assignmentId,
				alsoAbout: [],
				to: { ...greeted, email },
				...(library.replyTo !== undefined && { replyTo: library.replyTo }),
				messages: library.messagesAsOf(words).compose('stopped', {
					language,
					...greeted,
					about: [{ exercise, dueAt, zone, link }],
					saidAt: at,
					...(stopped && { stopped }),
				}),
				link,
			};
			return { push, names: [clientName] };
		},
	};
}
