import { defineSearchAttributeKey } from '@temporalio/common';
import { setCurrentDetails, upsertMemo, upsertSearchAttributes } from '@temporalio/workflow';
import type { Pinned, Terms } from '../../contract/assignment';
import { MEMO, SEARCH_ATTRIBUTE } from '../../contract/names';
import type { PageMemo } from '../../contract/page-memo';
import type { NotTaken } from '../not-taken';
import { raise } from '../reading';
import type { Published } from './carried';
import type { Moment } from './plan';
import { pageMemo, type AssignmentState } from './state';
import { story } from './story';

const outcomeKey = defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD');
const dueKey = defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME');

/** Makes known how an assignment stands: to the client's page by its memo, to staff and engineers by search attributes and details. */
export class Publishing {
	constructor(
		private readonly state: AssignmentState,
		private readonly notTaken: NotTaken,
		/** What was asked for, of which the page shows what the clinician has written. */
		private readonly terms: Terms,
		/** What memo and search attributes say. */
		readonly published: Published,
	) {}

	/** Makes known what has changed. Answers what the outcome was before, where it has. */
	publish(pinned: Pinned): string | undefined {
		const { state, published } = this;
		const page = pageMemo(state, pinned, this.terms);
		this.publishMemo(page);
		if (state.dueAt !== published.dueAt) {
			published.dueAt = state.dueAt;
			upsertSearchAttributes([{ key: dueKey, value: new Date(state.dueAt) }]);
		}
		const inTrouble = state.notUnderstood.length > 0;
		if (inTrouble !== published.inTrouble) raise(inTrouble ? 'unreadable' : undefined);
		published.inTrouble = inTrouble;
		const before = published.outcome;
		if (state.outcome === before) return undefined;
		this.publishOutcome();
		return before;
	}

	/** What the client's page reads without a worker, in one piece. */
	private publishMemo(page: PageMemo): void {
		const { published } = this;
		const { drafts = [] } = this.state;
		const ids = drafts.map(({ draftId }) => draftId).join(' ');
		const changed = {
			...(JSON.stringify(page) !== published.page && { [MEMO.page]: page }),
			...(ids !== (published.drafts ?? '') && { [MEMO.drafts]: drafts }),
		};
		if (Object.keys(changed).length > 0) upsertMemo(changed);
		published.page = JSON.stringify(page);
		published.drafts = ids;
	}

	/** The same for the outcome alone. */
	publishOutcome(): void {
		const { outcome } = this.state;
		this.published.outcome = outcome;
		upsertSearchAttributes([{ key: outcomeKey, value: outcome }]);
	}

	/** Tells in the Temporal UI how it stands, and what comes next. */
	tell(next: Moment | undefined): void {
		const { state, notTaken } = this;
		setCurrentDetails([story(state, next, (name) => notTaken.tells(name)), ...notTaken.lines()].join('\n\n'));
	}
}
