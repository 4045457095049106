import type { EventKind } from '../../contract/event';
import type { ShownSignals } from '../not-taken';
import type { AssignmentState } from './state';

/** What memo and search attributes say. */
export interface Published {
	outcome: string;
	dueAt: string;
	inTrouble: boolean;
	/** The memo field of the client's page, as text. */
	page?: string;
	/** The ids in the memo field of what is saved for later, as text; a run of an earlier release has left none. */
	drafts?: string;
}

/** What one run of an assignment leaves to the next, as plain JSON. */
export interface Carried {
	state: AssignmentState;
	published: Published;
	notTaken: ShownSignals;
	/** How many steps of each kind were entered. */
	entered: Partial<Record<EventKind, number>>;
}
