import type { BriefCommand } from '../../contract/command';
import { briefToken } from '../../contract/link-token';
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
		async compose({ attempt: { commandId }, unread }, envelope, at) {
			const { zone } = library.calendar;
			const page = await requirePage(ledger);
			const { clinicianId, date, clinician, lines, clientNames, correction } = await ledger.briefs.content(commandId);
			const nameOf = shortNames([...lines.map(({ story }) => story.clientName), ...clientNames]);
			const seenLink = pageLink(page.url, briefToken(ring, { clinicianId, date, edition }));
			const push: BriefCommand = {
				...envelope,
				command: 'brief',
				clinicianId,
				date,
				edition,
				to: clinician,
				message: library.composeBrief({
					clinician,
					date,
					lines: lines.map(({ assignmentId, sessionAt, story }) => ({
						client: nameOf(story.clientName),
						line: unread.includes(assignmentId)
							? unreadLine(story)
							: line(story, { zone, now: at, otherZone: story.zone }),
						...(story.sessionAt !== undefined && { sessionAt }),
						zone: story.zone,
					})),
					seenLink,
					correction,
					saidAt: at,
				}),
				seenLink,
			};
			return { push, names: [clinician.name] };
		},
	};
}
