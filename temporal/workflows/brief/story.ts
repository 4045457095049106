import type { BriefPlan } from '../../activities/types';
import type { BriefKey } from '../../activities/other-workflows';
import type { Ending } from '../../contract/sending';
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
export function endingLine(edition: number, ending: Ending): string {
	switch (ending.kind) {
		case 'sent':
			return `Edition ${edition} sent ${instant(ending.at)}`;
		case 'refused':
			return `Edition ${edition} refused: ${ending.reason}`;
		case 'unknown':
			return `Edition ${edition} may have gone out, not confirmed: ${ending.reason}`;
		case 'given-up':
			return `Edition ${edition} did not go out while it was of use: ${ending.reason}`;
		case 'skipped':
			return `Edition ${edition} not sent: ${ending.detail ?? ending.reason}`;
	}
}
