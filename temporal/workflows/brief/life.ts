import { condition, setCurrentDetails, upsertMemo, workflowInfo } from '@temporalio/workflow';
import type { BriefKey } from '../../activities/other-workflows';
import type { BriefPlan } from '../../activities/types';
import type { SeenMemo, SeenResult } from '../../contract/brief';
import type { ToBrief } from '../../contract/changes';
import { MEMO } from '../../contract/names';
import type { Ending } from '../../contract/sending';
import { Alarm } from '../assignment/alarm';
import type { Recipient, Takers } from '../binding';
import { NotTaken } from '../not-taken';
import { raise } from '../reading';
import { ledger, sendBrief } from './proxies';
import { alarmLine, endingLine, story } from './story';

/**
 * Owns one brief: waits until an edition is called for, has it sent, and waits for the next change. What it says stands in the ledger alone; here is kept only when something last changed.
 */
export class BriefLife implements Recipient<keyof ToBrief> {
	private readonly notTaken = new NotTaken();
	/** Whether something came in that is not understood, and nothing since that is. */
	private inTrouble = false;
	private readonly alarm = new Alarm(() => (this.dirty = true));
	private changedAt = Date.now();
	/** What became of the last edition, for the Temporal UI. */
	private last: string | undefined;
	/** Set where an edition came too late: another one waits for the next change. */
	private gaveUp = false;
	/** Wakes the loop. */
	private dirty = false;

	constructor(private readonly key: BriefKey) {}

	/** Something that the brief would say has changed. */
	changed(): void {
		this.changedAt = Date.now();
		this.gaveUp = false;
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

	notUnderstood(): void {
		this.raise(true);
	}

	understood(): void {
		this.raise(false);
	}

	async decline(signal: string, _asked: unknown, problem: string): Promise<void> {
		await this.passOver(signal, problem);
	}

	async passOver(signal: string, problem: string): Promise<void> {
		await this.notTaken.add(signal, problem);
	}

	/** What was in trouble is over. */
	end(): void {
		this.raise(false);
	}

	private raise(inTrouble: boolean): void {
		if (inTrouble !== this.inTrouble) raise(inTrouble ? 'unreadable' : undefined);
		this.inTrouble = inTrouble;
	}

	/** Until a day after the last session, or until there is nothing to tell. */
	async run(): Promise<void> {
		for (;;) {
			this.dirty = false;
			const plan = await ledger.planBrief({ ...this.key, at: Date.now(), changedAt: this.changedAt });
			if (this.dirty) continue;
			if (!plan) return setCurrentDetails('Nothing to tell.');
			// The plan may come late, where the ledger could not be read for a while.
			if (plan.next && Date.now() >= plan.next.expiresAt) continue;
			const next = this.gaveUp ? undefined : plan.next;
			if (next && this.alarm.reached(next.at)) {
				await this.send(plan.edition, next);
			} else if (this.alarm.reached(plan.endsAt)) {
				return setCurrentDetails(story(this.key, plan, undefined, this.last));
			} else {
				setCurrentDetails(story(this.key, plan, next, this.last));
				this.alarm.set(next?.at ?? plan.endsAt, alarmLine(plan, next));
				await condition(() => this.dirty);
			}
		}
	}

	private async send(edition: number, { at, expiresAt }: NonNullable<BriefPlan['next']>): Promise<void> {
		const times = { at: new Date(at).toISOString(), expiresAt: new Date(expiresAt).toISOString() };
		// Unless something changes meanwhile.
		this.gaveUp = true;
		const ending = await sendBrief({ ...this.key, edition, ...times });
		this.last = endingLine(edition, ending);
		this.gaveUp &&= isTooLate(ending);
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
