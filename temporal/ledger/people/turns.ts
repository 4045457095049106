import type { AssignmentsTable, HandoversTable, ResponsibilitiesTable } from '../tables/schema';

/** What tells who is responsible for an assignment, beside the handovers. */
export type Charge = Pick<
	AssignmentsTable,
	'assignment_id' | 'client_id' | 'clinician_id' | 'recorded_at' | 'due_at' | 'session_at' | 'session_taken_back'
>;
export type Handover = HandoversTable;

/** A span in which one clinician is responsible for an assignment. */
export type Turn = ResponsibilitiesTable;

/** The columns of a charge. */
export const CHARGE = [
	'assignment_id',
	'client_id',
	'clinician_id',
	'recorded_at',
	'due_at',
	'session_at',
	'session_taken_back',
] as const satisfies Array<keyof Charge>;

/** This long after due and session nobody asks any more who is responsible: longer than a practice may keep anything open. */
const ASKED_FOR = 400 * 24 * 60 * 60_000;

/**
 * Who is responsible for an assignment, turn by turn: at first whoever was named when it was assigned, then whom it was
 * handed over to. A handover concerns what was on record before it took effect, and is not long over.
 *
 * @param handovers all that may concern it, in any order; with others among them it is the same
 */
export function turnsOf(charge: Charge, handovers: Handover[]): Turn[] {
	const { assignment_id, recorded_at } = charge;
	const session = sessionOf(charge);
	const over = Math.max(charge.due_at, session ?? 0) + ASKED_FOR;
	const turns: Turn[] = [];
	const begin = (clinician_id: string, from_at: number) => {
		const position = turns.length + 1;
		turns.push({ assignment_id, position, clinician_id, from_at, until_at: over, session_at: null });
	};
	if (charge.clinician_id !== null) begin(charge.clinician_id, 0);
	for (const handover of handovers.toSorted(inOrder)) {
		const { from_at, clinician_id } = handover;
		const last = turns.at(-1);
		if (from_at <= recorded_at || from_at >= over || clinician_id === last?.clinician_id) continue;
		if (!concerns(handover, charge, last?.clinician_id)) continue;
		if (last) last.until_at = from_at;
		begin(clinician_id, from_at);
	}
	const withSession = session !== undefined && turns.findLast(({ from_at }) => from_at <= session);
	if (withSession) withSession.session_at = session;
	return turns;
}

/** Who is responsible at an instant. */
export function holderAt(turns: Turn[], at: number): string | undefined {
	return turns.findLast(({ from_at }) => from_at <= at)?.clinician_id;
}

/** Who is responsible for the session. */
export function briefed(turns: Turn[]): string | undefined {
	return turns.find(({ session_at }) => session_at !== null)?.clinician_id;
}

/** The session that an assignment is for; the due instant stands in for an unknown one, but not for one that was taken back. */
export function sessionOf({
	session_at,
	session_taken_back,
	due_at,
}: Pick<Charge, 'session_at' | 'session_taken_back' | 'due_at'>): number | undefined {
	return session_taken_back === 1 ? undefined : (session_at ?? due_at);
}

function concerns({ scope, scope_id: id }: Handover, charge: Charge, clinician: string | undefined): boolean {
	switch (scope) {
		case 'assignment':
			return id === charge.assignment_id;
		case 'client':
			return id === charge.client_id;
		case 'clinician':
			return id === clinician;
	}
}

/** The order in which handovers take effect. */
function inOrder(a: Handover, b: Handover): number {
	return a.from_at - b.from_at || a.recorded_at - b.recorded_at || (a.handover_id < b.handover_id ? -1 : 1);
}
