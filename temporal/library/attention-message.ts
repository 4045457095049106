import type { Message } from '../contract/command';
import { heldReasonSchema, notSentSchema } from '../contract/sending';
import { isLasting, troubleKindSchema, type TroubleKind } from '../contract/trouble';
import { instantInWords } from '../wording/date-in-words';
import { isolated } from '../wording/isolated';
import type { LibraryFile } from './library-file';
import type { NoticeFile } from './schemas';
import type { Sender } from './staff-messages';
import { staffTemplate } from './staff-template';
import type { Allowance, Variables } from './template';

/** One thing that goes wrong, or has. Instants in milliseconds. */
export interface AttentionItem {
	kind: TroubleKind;
	/** What was to be said, such as `deliver`. */
	what?: string;
	/** Why, by its kind; empty where the kind says it all. */
	because: string;
	count: number;
	since: number;
	/** Set where it is over. */
	overAt?: number;
	/** Name of a flow. */
	flow?: string;
	/** Name of a clinician. */
	clinician?: string;
}

/** What whoever looks after the flows is told. */
export interface AttentionContent {
	items: AttentionItem[];
	/** When it is said, in milliseconds. */
	saidAt: number;
}

export type AttentionComposer = (content: AttentionContent) => Message;

const SAMPLE = { count: 2, since: 0, because: '' };
const KINDS = troubleKindSchema.options.map((kind) => ({
	...SAMPLE,
	kind,
	what: 'deliver',
	flow: 'A',
	clinician: 'B',
}));
const REASONS = [...heldReasonSchema.options, ...notSentSchema.options].map((because) => ({
	...{ ...SAMPLE, kind: 'stuck' as const, because },
}));
const OVER = KINDS.filter(({ kind }) => isLasting(kind)).map((item) => ({ ...item, overAt: 1 }));

/** Notes in the file what is wrong in its templates. */
export function attentionComposer(file: LibraryFile, words: NoticeFile, sender: Sender): AttentionComposer | undefined {
	const samples: Allowance['samples'] = [
		variables({ items: [...KINDS, ...REASONS, ...OVER], saidAt: 0 }, sender),
		variables({ items: OVER, saidAt: 0 }, sender),
	];
	const message = staffTemplate(file, words, samples, {
		news: '{% for it in news %}{{ it.kind }}{% endfor %}',
		over: '{% for it in over %}{{ it.kind }}{% endfor %}',
	});
	return message && ((content) => message(variables(content, sender)));
}

function variables({ items, saidAt }: AttentionContent, { practice, clock }: Sender): Variables {
	const inWords = (at: number) => instantInWords(at, clock, clock.zone, saidAt);
	const said = items.map(({ kind, what, because, count, since, overAt, flow, clinician }) => ({
		...{ kind, what: what ?? null, because, count, since: inWords(since), flow: flow ?? null },
		until: overAt === undefined ? null : inWords(overAt),
		clinician: clinician === undefined ? null : isolated(clinician),
	}));
	return {
		news: said.filter(({ until }) => until === null),
		over: said.filter(({ until }) => until !== null),
		practice,
	};
}
