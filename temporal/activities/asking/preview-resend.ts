import type { Answer, Question } from '../../contract/question';
import type { SendNow } from '../../contract/send-now';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { shortNames } from '../../wording/short-names';

/** As many as are foreseen within a question's time. */
const LOOKED_AT = 200;

/** What goes out within this goes out soon. */
const SOON_MS = 60 * 60_000;

/**
 * What would become of each, were something sent to these clients now, and whose they are.
 *
 * @param now in milliseconds
 */
export async function previewResend(
	{ of }: Question<'previewResend'>,
	{ ledger, library }: { ledger: Ledger; library: Library },
	now: number,
): Promise<Answer<'previewResend'>> {
	const assignments = await ledger.openAssignments.count(of, now);
	const page = await ledger.openAssignments.page(of, now, LOOKED_AT);
	const clients = await ledger.openAssignments.clientsOf(page);
	const nameOf = shortNames(clients.values());
	const nothing = new Map<string, number>();
	let [soon, later] = [0, 0];
	for (const assignmentId of page) {
		const told = await ledger.sendingNow.foresee({ assignmentId, at: now, anyHour: false }, library);
		const why = told && whyNothing(told);
		if (why !== undefined && why !== null) nothing.set(why, (nothing.get(why) ?? 0) + 1);
		else if (told?.at !== undefined && Date.parse(told.at) - now <= SOON_MS) soon += 1;
		else later += 1;
	}
	return {
		...{ assignments, looked: page.length, soon, later },
		nothing: [...nothing].map(([because, count]) => ({ because, assignments: count })),
		clients: [...new Set([...clients.values()].map(nameOf))],
	};
}

/** Why nothing more goes out, where nothing does. */
function whyNothing({ already, at, unrouted, held, because }: SendNow): string | undefined {
	if (already === 'waits') return 'One was to be sent before this, and is sent once.';
	if (already !== undefined) return because ?? 'It was sent a short while ago.';
	return at === undefined && !unrouted && !held ? (because ?? 'Nothing goes out.') : undefined;
}
