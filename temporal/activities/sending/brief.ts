import type { BriefCommand } from '../../contract/command';
import { briefToken } from '../../contract/link-token';
import type { Story } from '../../ledger/assignments/stories';
import { goneLine } from '../../lines/gone-line';
import { line, unreadLine } from '../../lines/line';
import { shortNames } from '../../wording/short-names';
import type { Adapter } from './adapter';
import { pageLink, requirePage } from './page-link';
import type { SendSettings } from './settings';

/** What a clinician is told before the sessions of a day. */
export function briefAdapter(edition: number, { ledger, library, ring }: SendSettings): Adapter {
	return {
		routeKind: 'brief',
		route: () => ledger.routes.owner('brief'),
		async compose({ attempt: { commandId }, unread, words }, envelope, at) {
			const { zone } = library.calendar;
			const page = await requirePage(ledger);
			const held = await ledger.brake.standing();
			const content = await ledger.briefs.content(commandId);
			const { clinicianId, date, clinician, lines, gone, before, clients, correction, meantFor, asksSeen } = content;
			const stories = [...[...lines, ...gone].map(({ story }) => story), ...before];
			const nameOf = shortNames([...stories.map(({ client }) => client), ...clients]);
			const reading = ({ zone: otherZone }: Story) => ({ zone, now: at, otherZone });
			const seenLink = asksSeen ? pageLink(page.url, briefToken(ring, { clinicianId, date, edition })) : undefined;
			const push: BriefCommand = {
				...envelope,
				command: 'brief',
				clinicianId,
				date,
				edition,
				to: clinician,
				message: library.messagesAsOf(words).composeBrief({
					clinician,
					date,
					lines: lines.map(({ assignmentId, sessionAt, story, change }) => ({
						client: nameOf(story.client),
						line: unread.includes(assignmentId) ? unreadLine(story) : line(story, reading(story)),
						...(story.sessionAt !== undefined && { sessionAt }),
						...(change && { change }),
						zone: story.zone,
					})),
					gone: gone.map(({ sessionAt, story, fate }) => ({
						client: nameOf(story.client),
						line: goneLine({ story, fate }, reading(story)),
						sessionAt,
						zone: story.zone,
					})),
					before: before.map((story) => ({ client: nameOf(story.client), line: line(story, reading(story)) })),
					...(seenLink !== undefined && { seenLink }),
					correction,
					...(meantFor !== undefined && { meantFor }),
					...(held && { heldReason: held.reason }),
					saidAt: at,
				}),
				...(seenLink !== undefined && { seenLink }),
			};
			return { push, names: [clinician.name] };
		},
	};
}
