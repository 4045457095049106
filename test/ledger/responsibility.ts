import type { AssignmentInput } from '../../temporal/contract/assignment';
import type { KeyRing } from '../../temporal/contract/keys';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { HandOver } from '../../temporal/contract/request';
import type { Ledger } from '../../temporal/ledger/ledger';
import type { HandedOver } from '../../temporal/ledger/people/handovers';
import { assignmentInput, EXERCISE, newLedger, TERMS } from './practice';

export const DAY = 24 * 60 * 60_000;

/** Days of tests are counted from here. */
export const DAY_0 = Date.parse('2026-03-02T09:00:00Z');

export const day = (number: number) => DAY_0 + number * DAY;
const iso = (number: number) => new Date(day(number)).toISOString();

/** An assignment as a test has it. Instants in days. */
export interface Assigned {
	id: string;
	client: string;
	clinician: string | undefined;
	recorded: number;
	due: number;
	session: number | undefined;
}

/** A handover as a test has it. */
export interface Given {
	id: string;
	of: HandOver['of'];
	to: string;
	from: number;
	recorded: number;
}

/** A ledger with what a test has asked of it. */
export class Practice {
	readonly assigned: Assigned[] = [];

	constructor(
		readonly ledger: Ledger,
		private readonly ring: KeyRing,
	) {}

	static async open(): Promise<Practice> {
		const { ledger, ring } = await newLedger();
		return new Practice(ledger, ring);
	}

	/** Assigns, under the id that the key makes. */
	async assign(key: string, wanted: Partial<Omit<Assigned, 'id'>>): Promise<Assigned> {
		const { client = 'ada', clinician, recorded = 0, due = 10, session } = wanted;
		const input = this.input(key, { client, clinician, recorded, due, session });
		const admission = await this.ledger.assignments.record(input, EXERCISE, { runId: key, at: day(recorded) });
		if (admission.kind !== 'recorded') throw new Error(`The assignment ended as ${admission.kind}.`);
		const assigned = { id: input.assignmentId, client, clinician, recorded, due, session };
		this.assigned.push(assigned);
		return assigned;
	}

	/** Moves due and session; `null` takes the session back. */
	async reschedule(assigned: Assigned, to: { due: number; session: number | null | undefined }): Promise<void> {
		Object.assign(assigned, { due: to.due, session: to.session ?? undefined });
		await this.ledger.assignments.reschedule({
			assignmentId: assigned.id,
			eventId: `${assigned.id}.rescheduled.${to.due}.${to.session}`,
			at: iso(assigned.recorded),
			dueAt: iso(to.due),
			...(to.session != null && { sessionAt: iso(to.session) }),
			...{ dueIsSession: false, sessionTakenBack: to.session === null, zone: TERMS.zone },
			outcome: 'open',
			lastOrdinal: 0,
		});
	}

	async handOver({ id, of, to, from, recorded }: Given): Promise<HandedOver | undefined> {
		const order: HandOver = {
			version: CONTRACT_VERSION,
			kind: 'hand-over',
			handoverId: id,
			of,
			to: { clinicianId: to, person: personOf(to) },
			from: iso(from),
		};
		return await this.ledger.handovers.record(order, day(recorded));
	}

	/** What a handover would change, were it made. */
	async shown({ of, to, from, recorded }: Given) {
		return await this.ledger.handovers.preview({ of, to, from: iso(from) }, day(recorded));
	}

	/** Whom the brief before the session of an assignment goes to. */
	async briefed({ id }: Assigned): Promise<string | undefined> {
		return (await this.ledger.briefs.about(id)).session?.clinicianId;
	}

	private input(key: string, { client, clinician, recorded, due, session }: Omit<Assigned, 'id'>): AssignmentInput {
		const input = assignmentInput(this.ring, {
			key,
			clientEmail: `${client}@clients.example`,
			deliverAt: iso(recorded),
			dueAt: iso(due),
			...(session !== undefined && { sessionAt: iso(session) }),
			...(clinician !== undefined && { clinician: personOf(clinician) }),
		});
		return { ...input, clientId: client, ...(clinician !== undefined && { clinicianId: clinician }) };
	}
}

function personOf(clinician: string) {
	return { name: `Dr ${clinician}`, email: `${clinician}@practice.example` };
}
