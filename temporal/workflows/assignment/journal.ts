import type { Outcome } from '../../contract/assignment';
import type { AssignmentEvent, EventKind } from '../../contract/event';
import { eventId } from '../../contract/names';
import { ledger } from './proxies';

/** What a step tells beside its kind and instant. */
export type Details = Pick<AssignmentEvent, 'reportedBy' | 'hindrance' | 'entries' | 'note' | 'reason' | 'kept'>;

/** What is to be put on record, in order. Changes enter it at once; the loop of the assignment writes it. */
export class Journal {
	private readonly toWrite: Array<() => Promise<void>> = [];

	constructor(
		private readonly assignmentId: string,
		/** The outcome as it stands. */
		private readonly outcome: () => Outcome,
		private readonly onEntry: () => void,
		/** How many steps of each kind were entered. */
		readonly entered: Partial<Record<EventKind, number>> = {},
	) {}

	/** Whether everything is on record. */
	get idle(): boolean {
		return this.toWrite.length === 0;
	}

	/** Enters a step; one that an assignment takes again and again is numbered by the journal. */
	happened(kind: EventKind, at: number, details: Details = {}, eventId = this.nextId(kind)): void {
		const event: AssignmentEvent = {
			eventId,
			assignmentId: this.assignmentId,
			kind,
			at: new Date(at).toISOString(),
			outcome: this.outcome(),
			...details,
		};
		this.enter(() => ledger.recordEvent(event));
	}

	/** Enters a write of its own. */
	enter(write: () => Promise<void>): void {
		this.toWrite.push(write);
		this.onEntry();
	}

	/** Wakes the loop for what needs no record. */
	wake(): void {
		this.onEntry();
	}

	/** Puts on record what was entered, and what is entered meanwhile. */
	async write(): Promise<void> {
		for (let next = this.toWrite[0]; next; next = this.toWrite[0]) {
			await next();
			this.toWrite.shift();
		}
	}

	/** Id of the next step of this kind: the first has no number. */
	nextId(kind: EventKind): string {
		const count = (this.entered[kind] ?? 0) + 1;
		this.entered[kind] = count;
		return eventId(this.assignmentId, kind, count === 1 ? undefined : count);
	}
}
