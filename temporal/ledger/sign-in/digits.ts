import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../../contract/keys';

const DIGITS = 6;

/** The six digits of a code. They are made of its id by a key of the ring, and so are kept nowhere. */
export function digitsOf(ring: KeyRing, codeId: string): string {
	return digits(ring.writingKey('sign-in').key, codeId);
}

/** Whether these are the digits of a code, also where another key has begun to write meanwhile. */
export function areDigitsOf(ring: KeyRing, codeId: string, entered: string): boolean {
	const bytes = Buffer.from(entered);
	return ring.keys('sign-in').some(({ key }) => {
		const right = Buffer.from(digits(key, codeId));
		return right.length === bytes.length && timingSafeEqual(right, bytes);
	});
}

function digits(key: Buffer, codeId: string): string {
	const number = createHmac('sha256', key).update('code\0').update(codeId).digest().readUIntBE(0, 6);
	return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}
