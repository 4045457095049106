import type { BriefPlan } from '../../activities/types';
import type { BriefKey } from '../../activities/workflow-starter';
import type { PushResult } from '../../contract/receipt';
import { instant } from '../instant';

/** What the Temporal UI shows of a brief as its current details: what became of it, and what comes next. */
export function story({ date }: BriefKey, plan: BriefPlan, next: BriefPlan['next'], last: string | undefined): string {
	const assignments = plan.sessions === 1 ? '1 assignment' : `${plan.sessions} assignments`;
	const parts = [`**Sessions of ${date}**, ${assignments}`, last ?? 'Nothing has gone out yet'];
	return [...parts, `Next: ${alarmLine(plan, next)}`].join('\n\n');
}

/** What the timer is for. */
export function alarmLine({ edition, endsAt }: BriefPlan, next: BriefPlan['next']): string {
	return next ? `edition ${edition} at ${instant(next.at)}` : `end at ${instant(endsAt)}, unless something changes`;
}

/** What became of an edition. */
export function pushLine(edition: number, result: PushResult): string {
	switch (result.kind) {
		case 'sent':
			return `Edition ${edition} sent ${instant(Date.parse(result.at))}`;
		case 'refused':
			return `Edition ${edition} refused: ${result.reason}`;
		case 'skipped':
			return `Edition ${edition} not sent: ${result.detail ?? result.reason}`;
	}
}
