import type { ClientCommand, MessageCommand } from '../../contract/command';
import { linkToken } from '../../contract/link-token';
import type { Told } from '../../ledger/sending/messages';
import type { ClientMessageKind } from '../../contract/message-names';
import { firstName } from '../../wording/client-name';
import { firstNames } from '../../wording/first-names';
import type { Adapter } from './adapter';
import { pageLink, requirePage } from './page-link';
import type { SendSettings } from './settings';

/**
 * A message to a client.
 *
 * @param generation of the client's link
 */
export function messageAdapter(
	command: ClientCommand,
	{ generation }: { generation: number },
	{ ledger, library, ring }: SendSettings,
): Adapter {
	return {
		routeKind: command,
		route: () => ledger.routes.owner(command),
		async compose({ attempt: { commandId }, alsoSays, words }, envelope, at) {
			const page = await requirePage(ledger);
			const { email, about, last, turn } = await ledger.messages.content(commandId, alsoSays);
			const [own, ...others] = about;
			const linkTo = ({ assignmentId }: Told) =>
				pageLink(
					page.url,
					linkToken(ring, { assignmentId, generation: assignmentId === own.assignmentId ? generation : 0 }),
				);
			const called = firstName(own.clientName);
			// A message that speaks for several clients, or to one by several names, greets nobody by name.
			const oneClient = others.every(
				({ clientId, clientName }) => clientId === own.clientId && firstName(clientName) === called,
			);
			const first = oneClient ? called : undefined;
			const nameOf = firstNames(about);
			const kind: ClientMessageKind =
				command === 'remind' && last && isNearDue(own, at) && at < own.dueAt ? 'remind-near-due' : command;
			const push: MessageCommand = {
				...envelope,
				command,
				assignmentId: own.assignmentId,
				alsoAbout: others.map(({ assignmentId }) => assignmentId),
				to: { ...(first !== undefined && { firstName: first }), email },
				...(library.replyTo !== undefined && { replyTo: library.replyTo }),
				messages: library.messagesAsOf(words).compose(kind, {
					language: own.language,
					...(first !== undefined && { firstName: first }),
					about: [item(own), ...others.map(item)],
					saidAt: at,
					turn,
					...(own.outcome && { outcome: own.outcome }),
				}),
				link: linkTo(own),
			};
			return { push, names: about.map(({ clientName }) => clientName) };

			function item(told: Told) {
				const { exercise, dueAt, zone } = told;
				return {
					exercise,
					dueAt,
					zone,
					late: at >= dueAt,
					link: linkTo(told),
					...(!oneClient && { forWhom: nameOf(told) }),
				};
			}
		},
	};
}

/** Whether these are the words for the last quarter of the window from delivery to due. */
function isNearDue({ deliverAt, dueAt }: Told, at: number): boolean {
	return at >= dueAt - (dueAt - deliverAt) / 4;
}
