import type { KeyRing } from '../../contract/keys';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import type { OtherWorkflows } from '../other-workflows';
import type { AtPoint } from './points';
import type { RouteLoads } from './route-loads';

/** What it takes to have something said. */
export interface SendSettings {
	ledger: Ledger;
	library: Library;
	ring: KeyRing;
	others: OtherWorkflows;
	/** How long a flow may take to answer, in milliseconds; less than what the workflow gives a try. */
	timeoutMs: number;
	/** How long a receipt is waited for that a flow hands in by a request, in milliseconds. */
	handInMs: number;
	/** Milliseconds since 1970, UTC: the later of the instant for which the try was scheduled and the clock. */
	now: () => Promise<number>;
	loads: RouteLoads;
	atPoint: AtPoint;
}
