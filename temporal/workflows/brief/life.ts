import {
	allHandlersFinished,
	condition,
	makeContinueAsNewFunc,
	setCurrentDetails,
	upsertMemo,
	workflowInfo,
} from '@temporalio/workflow';
import type { BriefKey } from '../../activities/other-workflows';
import type { BriefPlan } from '../../activities/types';
import type { SeenMemo, SeenResult } from '../../contract/brief';
import type { ToBrief } from '../../contract/changes';
import { MEMO } from '../../contract/names';
import type { Ending } from '../../contract/sending';
import { Answers } from '../answers';
import { Alarm } from '../assignment/alarm';
import type { Recipient, Takers } from '../binding';
import { NotTaken, type ShownSignals } from '../not-taken';
import { raise } from '../reading';
import { isLong } from '../renewal';
import type { brief } from './brief';
import { ledger, sendBrief } from './proxies';
import { alarmLine, endingLine, story } from './story';

/** What a brief knows beside the ledger, as plain JSON. */
interface BriefState {
	/** When the first change was told that no edition tells yet, in milliseconds. */
	changedAt: number;
	/** What became of the last edition, for the Temporal UI. */
	last?: string;
	/** Set where an edition came too late: another one waits for the next change. */
	gaveUp: boolean;
	/** Names of what came in and could not be understood, until the same comes in and is. */
	notUnderstood: string[];
}

/** What one run of a brief leaves to the next. */
export interface CarriedBrief {
	state: BriefState;
	notTaken: ShownSignals;
}

/**
 * Owns one brief: waits until an edition is called for, has it sent, and waits for the next change. What it says stands in the ledger alone; here is kept only when something last changed.
 */
export class BriefLife implements Recipient<keyof ToBrief> {
	private readonly notTaken: NotTaken;
	private readonly answers = new Answers(this);
	private readonly alarm = new Alarm(() => (this.dirty = true));
	private readonly state: BriefState;
	/** Wakes the loop. */
	private dirty = false;
	/** Whether an edition was called for when the ledger was last asked. */
	private calledFor = false;

	/** @param carried what the run before has left */
	constructor(
		private readonly key: BriefKey,
		carried?: CarriedBrief,
	) {
		this.state = carried?.state ?? { changedAt: Date.now(), gaveUp: false, notUnderstood: [] };
		this.notTaken = new NotTaken(carried?.notTaken);
	}

	/** Something that the brief would say may have changed. An edition that is called for does not wait any longer for that. */
	changed(): void {
		if (!this.calledFor) this.state.changedAt = Date.now();
		this.state.gaveUp = false;
		this.dirty = true;
	}

	readonly changes: Takers<keyof ToBrief> = {
		/** The clinician has read an edition: on record when this returns. */
		seen: async (seen) => {
			const result = await ledger.recordSeen(this.key, seen, Date.now());
			showSeen(seen.edition, result);
			return result;
		},
	};

	/** Whether it was read before, the ledger knows. */
	standing(): undefined {
		return undefined;
	}

	/** A brief that was read is news for as long as it lasts. */
	objectionTo(): undefined {
		return undefined;
	}

	notUnderstood(name: string): boolean {
		this.inTrouble(new Set([...this.state.notUnderstood, name]));
		return false;
	}

	understood(name: string): void {
		this.inTrouble(new Set(this.state.notUnderstood.filter((other) => other !== name)));
	}

	async decline(signal: string, _asked: unknown, problem: string): Promise<void> {
		await this.passOver(signal, problem);
	}

	async passOver(signal: string, problem: string): Promise<void> {
		await this.notTaken.add(signal, problem);
	}

	/** What was in trouble is over. */
	end(): void {
		this.inTrouble(new Set());
	}

	private inTrouble(names: Set<string>): void {
		const was = this.state.notUnderstood.length > 0;
		if (was !== names.size > 0) raise(was ? undefined : 'unreadable');
		this.state.notUnderstood = [...names];
	}

	/**
	 * Until a day after the last session, or until there is nothing to tell.
	 *
	 * @throws ContinueAsNew where another run is to go on
	 */
	async run(): Promise<void> {
		for (;;) {
			if (isLong()) await this.handOn();
			this.dirty = false;
			const plan = await ledger.planBrief({ ...this.key, at: Date.now(), changedAt: this.state.changedAt });
			if (this.dirty) continue;
			if (!plan) return setCurrentDetails('Nothing to tell.');
			// The plan may come late, where the ledger could not be read for a while.
			if (plan.next && Date.now() >= plan.next.expiresAt) continue;
			const next = this.state.gaveUp ? undefined : plan.next;
			this.calledFor = next !== undefined;
			if (next && this.alarm.reached(next.at)) {
				await this.send(plan.edition, next);
			} else if (this.alarm.reached(plan.endsAt)) {
				return setCurrentDetails(story(this.key, plan, undefined, this.state.last));
			} else {
				setCurrentDetails(story(this.key, plan, next, this.state.last));
				this.alarm.set(next?.at ?? plan.endsAt, alarmLine(plan, next));
				await condition(() => this.dirty || isLong());
			}
		}
	}

	private async send(edition: number, { at, expiresAt }: NonNullable<BriefPlan['next']>): Promise<void> {
		const times = { at: new Date(at).toISOString(), expiresAt: new Date(expiresAt).toISOString() };
		// Unless something changes meanwhile.
		this.state.gaveUp = true;
		const ending = await this.answers.of('sendBrief', () => sendBrief({ ...this.key, edition, ...times }));
		this.state.last = endingLine(edition, ending);
		this.state.gaveUp &&= isTooLate(ending);
	}

	/** Has another run go on. */
	private async handOn(): Promise<never> {
		await condition(allHandlersFinished);
		const { memo, typedSearchAttributes } = workflowInfo();
		const goOn = makeContinueAsNewFunc<typeof brief>({ ...(memo && { memo }), typedSearchAttributes });
		return await goOn(this.key, { state: this.state, notTaken: this.notTaken.carried });
	}
}

/** Has the page tell from now on that an edition was read, and when, instead of asking again. */
function showSeen(edition: number, { at, zone }: SeenResult): void {
	const shown = workflowInfo().memo?.[MEMO.seen] as SeenMemo | undefined;
	if (shown?.[edition] === undefined) upsertMemo({ [MEMO.seen]: { ...shown, [edition]: { at, zone } } });
}

/** Whether it was of no use any more, by the worker's clock: that may be ahead of Temporal's, by which the session is not yet. */
function isTooLate(ending: Ending): boolean {
	return ending.kind === 'given-up' || (ending.kind === 'skipped' && ending.reason === 'expired');
}
