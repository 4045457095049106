import type { Scope } from '../../contract/batch';
import type { Answer } from '../../contract/question';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { shortNames } from '../../wording/short-names';

/** As many as are planned anew within a question's time. */
const LOOKED_AT = 500;
const EXAMPLES = 5;

/**
 * Of how many open assignments today's policy would move reminders, and whose they are. All are counted, the first of them
 * looked at.
 *
 * @param now in milliseconds
 */
export async function previewPolicy(
	of: Scope,
	{ ledger, library }: { ledger: Ledger; library: Library },
	now: number,
): Promise<Answer<'previewPolicy'>> {
	const assignments = await ledger.openAssignments.count(of, now);
	const page = await ledger.openAssignments.page(of, now, LOOKED_AT);
	const moves = await ledger.policies.moves(page, library, now);
	const clients = await ledger.openAssignments.clientsOf(page);
	const nameOf = shortNames(clients.values());
	const instants = (all: number[]) => all.map((at) => new Date(at).toISOString());
	return {
		assignments,
		looked: page.length,
		moved: moves.length,
		clients: [...new Set([...clients.values()].map(nameOf))],
		examples: moves.slice(0, EXAMPLES).map(({ assignmentId, zone, before, after }) => ({
			client: nameOf(clients.get(assignmentId)!),
			zone,
			before: instants(before),
			after: instants(after),
			assignmentId,
		})),
	};
}
