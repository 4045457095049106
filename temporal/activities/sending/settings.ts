import type { KeyRing } from '../../contract/keys';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import type { OtherWorkflows } from '../other-workflows';
import type { FlowOrigins } from './flow-origins';
import type { AtPoint } from './points';
import type { RouteLoads } from './route-loads';
import type { StopsFirst } from './stops-first';

/** What it takes to have something said. */
export interface SendSettings {
	ledger: Ledger;
	library: Library;
	ring: KeyRing;
	/** Where flows may be. */
	origins: FlowOrigins;
	others: OtherWorkflows;
	/** How long a flow may take to answer, in milliseconds; less than what the workflow gives a try. */
	timeoutMs: number;
	/** How long a receipt is waited for that a flow hands in by a request, in milliseconds. */
	handInMs: number;
	/** Milliseconds since 1970, UTC, by the clock; where the try's instant is a moment ahead of it, that. */
	now: () => Promise<number>;
	/** The instant for which Temporal scheduled the try, by its own clock, in milliseconds. */
	scheduledAt: () => number;
	/** Which of Temporal's tries at the command this is, counted from one. */
	attempt: () => number;
	loads: RouteLoads;
	stopsFirst: StopsFirst;
	atPoint: AtPoint;
}
