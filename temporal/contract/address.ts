import { domainToASCII } from 'node:url';
import isEmail from 'validator/lib/isEmail';
import { z } from 'zod/v4';
import { HOLDS_UNSEEN, withoutUnseen } from './unseen';

/**
 * One e-mail address, without a name beside it: also with `&`, `/`, `=` or `#`, and with letters beyond ASCII on either
 * side. Messages are to be read after the field's name, and never repeat what was found: errors are logged.
 */
export const addressSchema = z
	.string({ error: 'must be text' })
	.refine((text) => isEmail(withoutUnseen(text)), {
		error: 'is not an e-mail address; write one alone, like name@example.com',
		abort: true,
	})
	.refine((text) => text === withoutUnseen(text), { error: HOLDS_UNSEEN });

/** Why a text is no address, to be read after the field's name; undefined where it is one. */
export function addressProblem(text: string): string | undefined {
	return addressSchema.safeParse(text).error?.issues[0]?.message;
}

/** The one form of an address, by which it is looked up: in small letters, accents composed, its domain in ASCII. */
export function normalAddress(text: string): string {
	const address = text.trim().normalize('NFC').toLowerCase();
	const domainStart = address.lastIndexOf('@') + 1;
	const domain = address.slice(domainStart);
	return address.slice(0, domainStart) + (domainToASCII(domain) || domain);
}
