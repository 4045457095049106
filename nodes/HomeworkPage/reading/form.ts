import { oneTimeCodeSchema } from '../../../temporal/contract/sign-in';
import { field } from '../form';
import { readReview, type PostedReview } from './review/form';

/** What a form posts by which a clinician comes to read what clients wrote. */
export interface ReadingForm {
	/** `ask-code` has a code sent, `enter-code` enters it, `read` goes on reading, `review` marks an answer as reviewed. */
	form: (typeof FORMS)[number];
	nonce: string;
	/** Undefined where it has not six digits, whatever stands between them. */
	code?: string;
	/** By which a sign-in carries on. */
	signIn: string;
	/** How many of the assignments were shown before. */
	from: number;
	/** With the form `review` alone. */
	review?: PostedReview;
}

const FORMS = ['ask-code', 'enter-code', 'read', 'review'] as const;

const MOST_DIGITS = 6;

/** Reads a posted form, if it is one of these. */
export function readReadingForm(body: unknown): ReadingForm | undefined {
	const form = FORMS.find((name) => name === field(body, 'form'));
	if (!form) return undefined;
	const from = field(body, 'from');
	return {
		form,
		nonce: field(body, 'nonce'),
		code: oneTimeCodeSchema.safeParse(field(body, 'code').replace(/[\s.-]/g, '')).data,
		signIn: field(body, 'signIn'),
		from: new RegExp(`^\\d{1,${MOST_DIGITS}}$`).test(from) ? Number(from) : 0,
		...(form === 'review' && { review: readReview(body) }),
	};
}
