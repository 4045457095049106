import { isDeepStrictEqual } from 'node:util';
import type { PostedForm } from '../form';
import type { Opened } from '../look-up';
import { readBase } from './base';
import type { Draft, SavedDraft } from './draft';
import { draftIn } from './form';
import type { Later } from './later';
import { merged } from './merge';

/** What a form says, beside what is saved. */
interface PutIn {
	own: Draft;
	/** What is saved, with the form put in. */
	both: Draft;
	/** Something was saved that the form was not shown with. */
	isNewer: boolean;
	/** What is saved says more than the form. */
	saysMore: boolean;
}

/** Puts a form that was posted into what is saved behind its link. */
export function putIn({ page }: Opened, posted: PostedForm, saved: SavedDraft, later?: Later): PutIn {
	const { fields } = page.exercise;
	const { ids, marks } = readBase(posted.base);
	const own = draftIn(fields, posted, saved.draft, later);
	const both = merged(fields, marks, own, saved.draft);
	return {
		...{ own, both },
		isNewer: saved.ids.some((id) => !ids.includes(id)),
		saysMore: !isDeepStrictEqual(both.values, own.values) || both.elsewhere.length > saved.draft.elsewhere.length,
	};
}
