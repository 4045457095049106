import { linkToken, type Link } from '../../../temporal/contract/link-token';
import { fileIdOf } from '../../../temporal/contract/file-id';
import type { KeyRing } from '../../../temporal/contract/keys';
import type { PageMemo } from '../../../temporal/contract/page-memo';
import type { PageWords } from '../words/page-words';

/** The page of an assignment, and where the files of its exercise are; without that, words stand in their place. */
export interface ShownPage extends PageMemo {
	filesAt?: string;
}

/** What the address of each file begins with, on the page behind a link. */
export function filesAt(ring: KeyRing, link: Link): string {
	return `?t=${linkToken(ring, link)}&file=`;
}

/** What a template shows beside the words of an exercise, and within them. */
export function attachedVariables({ exercise, filesAt: at = '' }: ShownPage, words: PageWords) {
	const { attached = [] } = exercise;
	return {
		pictures: { attached, at, instead: words.attached.picture },
		attached: attached
			.filter(({ kind }) => kind !== 'picture')
			.map((each) => ({ ...each, at: each.kind === 'link' ? each.link : at && `${at}${fileIdOf(each)}` })),
	};
}
