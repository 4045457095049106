import { randomBytes } from 'node:crypto';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { briefToken } from '../../temporal/contract/link-token';
import { readSignInToken, signInToken } from '../../temporal/contract/sign-in-token';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-02T12:00:00Z');
const keys = generateKeys();
const ring = new KeyRing(keys);
const signIn = { clinicianId: randomBytes(16).toString('base64url'), date: '2026-03-06', since: NOW };
const token = signInToken(ring, signIn, NOW);

it('says who has signed in, for which brief and since when', () => {
	expect(readSignInToken(ring, token, NOW)).toEqual(signIn);
});

it('ends after half an hour in which it was not used, and after half a day at the latest', () => {
	expect(readSignInToken(ring, token, NOW + 30 * MINUTE - 1)).toEqual(signIn);
	expect(readSignInToken(ring, token, NOW + 30 * MINUTE)).toBeUndefined();
	for (let at = NOW; at < NOW + 12 * 60 * MINUTE; at += 29 * MINUTE)
		expect(readSignInToken(ring, signInToken(ring, signIn, at), at)).toEqual(signIn);
	const after = NOW + 12 * 60 * MINUTE;
	expect(readSignInToken(ring, signInToken(ring, signIn, after), after)).toBeUndefined();
});

it('with any bit changed is none', () => {
	const bytes = Buffer.from(token, 'base64url');
	for (let bit = 0; bit < bytes.length * 8; bit++) {
		const changed = Buffer.from(bytes);
		changed[bit >> 3]! ^= 1 << (bit & 7);
		expect(readSignInToken(ring, changed.toString('base64url'), NOW)).toBeUndefined();
	}
});

it.each([
	['nothing', ''],
	['a truncated one', token.slice(0, -4)],
	['one in another spelling', `${token}=`],
	['the token of a link', briefToken(ring, { ...signIn, edition: 1 })],
	['one of another practice', signInToken(new KeyRing(generateKeys()), signIn, NOW)],
])('is not %s', (_case, other) => {
	expect(readSignInToken(ring, other, NOW)).toBeUndefined();
});

it('goes on when the ring is rotated, and no more when its secret is taken out', () => {
	const next = generateKeys().ring;
	expect(readSignInToken(new KeyRing({ ...keys, ring: [...next, ...keys.ring] }), token, NOW)).toEqual(signIn);
	expect(readSignInToken(new KeyRing({ ...keys, ring: next }), token, NOW)).toBeUndefined();
});
