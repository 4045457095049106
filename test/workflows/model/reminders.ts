import type { Policy } from '../../../temporal/contract/policy';
import { gapOf, planReminders, type Window } from '../../../temporal/plan/reminders';
import { OPEN_EVERY_DAY } from '../../../temporal/plan/sending-hours';
import type { Planned } from './reader';

const MINUTE = 60_000;

/** The reminders that an assignment means to send; when, is taken from the plan, which has tests of its own. */
export class Reminders {
	private planned: Planned[] = [];
	/** The delivery that they count from. */
	private plannedFrom = 0;
	private lastOrdinal = 0;

	constructor(
		private readonly policy: Policy,
		private readonly assignmentId: string,
	) {}

	/** When each of them wants to go out. */
	get instants(): number[] {
		return this.planned.map(({ at }) => at);
	}

	/** Plans anew what comes after an instant. */
	plan(window: Window, after = -Infinity): void {
		this.plannedFrom = window.deliverAt;
		this.planned = planReminders(window, this.policy, OPEN_EVERY_DAY, this.assignmentId)
			.reminders.filter(({ at }) => at > after)
			.map(({ at, expiresAt }, index) => ({ ordinal: this.lastOrdinal + index + 1, at, expiresAt }));
	}

	/** Whether a delivery was so late that they no longer fit. */
	isStale(deliveredAt: number): boolean {
		return deliveredAt - this.plannedFrom >= 5 * MINUTE;
	}

	/** Takes the next one out, where its time has come. */
	takeRipe(now: number): Planned | undefined {
		const [next] = this.planned;
		if (!next || next.at > now) return undefined;
		this.planned.shift();
		this.lastOrdinal = next.ordinal;
		return next;
	}

	/** How far apart they are kept. */
	gap(window: Window): number {
		return gapOf(window, this.policy);
	}
}
