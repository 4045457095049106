import {
	ActivityFailure,
	condition,
	getExternalWorkflowHandle,
	isCancellation,
	log,
	setCurrentDetails,
} from '@temporalio/workflow';
import type { BriefKey } from '../../activities/workflow-starter';
import type { Summarization } from '../../contract/assignment';
import type { Seen, SeenResult } from '../../contract/brief';
import { assignmentWorkflowId, briefId, TOLD } from '../../contract/names';
import { Alarm } from '../assignment/alarm';
import { ledger, pushBrief } from './proxies';
import { alarmLine, pushLine, story } from './story';

/**
 * Owns one brief: waits until an edition is called for, has it pushed, tells the assignments that it spoke of, and waits
 * for the next change. What it says stands in the ledger alone; here is kept only when something last changed.
 */
export class BriefLife {
	private readonly alarm = new Alarm(() => (this.dirty = true));
	private changedAt = Date.now();
	/** What became of the last edition, for the Temporal UI. */
	private last: string | undefined;
	/** Set where every try failed: another edition waits for the next change. */
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

	/** The clinician has read an edition: on record when this returns. */
	async seen(seen: Seen): Promise<SeenResult> {
		return await ledger.recordSeen(this.key, seen, Date.now());
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
				await this.push(plan.edition, next.expiresAt);
			} else if (this.alarm.reached(plan.endsAt)) {
				return setCurrentDetails(story(this.key, plan, undefined, this.last));
			} else {
				setCurrentDetails(story(this.key, plan, next, this.last));
				this.alarm.set(next?.at ?? plan.endsAt, alarmLine(plan, next));
				await condition(() => this.dirty);
			}
		}
	}

	private async push(edition: number, expiresAt: number): Promise<void> {
		try {
			const { result, assignments } = await pushBrief({ ...this.key, edition }, expiresAt);
			this.last = pushLine(edition, result);
			if (result.kind === 'sent') await this.tell(assignments, { briefId: this.idOf(edition), at: result.at });
		} catch (error) {
			if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
			this.last = `Edition ${edition} did not go out: every try failed until it was pointless.`;
			this.gaveUp = true;
		}
	}

	/** An assignment that has closed meanwhile needs not know. */
	private async tell(assignments: string[], summarization: Summarization): Promise<void> {
		await Promise.all(
			assignments.map(async (assignmentId) => {
				try {
					await getExternalWorkflowHandle(assignmentWorkflowId(assignmentId)).signal(TOLD.summarized, summarization);
				} catch (error) {
					if (isCancellation(error)) throw error;
					log.info('An assignment that was summarised has closed', { assignmentId });
				}
			}),
		);
	}

	private idOf(edition: number): string {
		return briefId(this.key.clinicianId, this.key.date, edition);
	}
}
