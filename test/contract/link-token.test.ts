import { randomBytes } from 'node:crypto';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import {
	briefToken,
	formNonce,
	linkToken,
	readBriefToken,
	readFormNonce,
	readLinkToken,
} from '../../temporal/contract/link-token';

const keys = generateKeys();
const ring = new KeyRing(keys);
const link = { assignmentId: randomBytes(16).toString('base64url'), generation: 3 };

describe("the token of a client's link", () => {
	it('opens the assignment and generation that it was made for', () => {
		expect(readLinkToken(ring, linkToken(ring, link))).toEqual(link);
	});

	it('with any bit changed opens nothing', () => {
		const bytes = Buffer.from(linkToken(ring, link), 'base64url');
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const changed = Buffer.from(bytes);
			changed[bit >> 3]! ^= 1 << (bit & 7);
			expect(readLinkToken(ring, changed.toString('base64url'))).toBeUndefined();
		}
	});

	it.each([
		['nothing', ''],
		['a truncated one', linkToken(ring, link).slice(0, -4)],
		['one with something behind', `${linkToken(ring, link)}AAAA`],
		['one in another spelling', `${linkToken(ring, link)}=`],
		['something else', 'not a token at all'],
		["a form's nonce", formNonce(ring, link)],
	])('opens nothing where there is %s', (_case, token) => {
		expect(readLinkToken(ring, token)).toBeUndefined();
	});

	it('of another practice opens nothing', () => {
		expect(readLinkToken(ring, linkToken(new KeyRing(generateKeys()), link))).toBeUndefined();
	});

	it('goes on opening when the ring is rotated, and no more when its secret is taken out', () => {
		const next = generateKeys().ring;
		const token = linkToken(ring, link);
		expect(readLinkToken(new KeyRing({ ...keys, ring: [...next, ...keys.ring] }), token)).toEqual(link);
		expect(readLinkToken(new KeyRing({ ...keys, ring: next }), token)).toBeUndefined();
	});

	it('of another generation is another one', () => {
		const raised = { ...link, generation: link.generation + 1 };
		expect(linkToken(ring, raised)).not.toBe(linkToken(ring, link));
		expect(readLinkToken(ring, linkToken(ring, raised))?.generation).toBe(4);
	});
});

describe('the nonce of a form', () => {
	it('gives the same submission id however often the form is posted, and another one for each form', () => {
		const nonce = formNonce(ring, link);
		const id = readFormNonce(ring, link, nonce);
		expect(id).toBeDefined();
		expect(readFormNonce(ring, link, nonce)).toBe(id);
		expect(readFormNonce(ring, link, formNonce(ring, link))).not.toBe(id);
	});

	it('is good for its own link only', () => {
		const nonce = formNonce(ring, link);
		expect(readFormNonce(ring, { ...link, generation: 4 }, nonce)).toBeUndefined();
		const other = { ...link, assignmentId: randomBytes(16).toString('base64url') };
		expect(readFormNonce(ring, other, nonce)).toBeUndefined();
		expect(readFormNonce(ring, link, linkToken(ring, link))).toBeUndefined();
		expect(readFormNonce(ring, link, '')).toBeUndefined();
	});
});

describe("the token of a clinician's link", () => {
	const brief = { clinicianId: randomBytes(16).toString('base64url'), date: '2026-11-24', edition: 2 };

	it.each(['1970-01-01', '2026-02-28', '2028-02-29', '2099-12-31'])('stands for the brief of %s', (date) => {
		expect(readBriefToken(ring, briefToken(ring, { ...brief, date }))).toEqual({ ...brief, date });
	});

	it('with any bit changed stands for nothing', () => {
		const bytes = Buffer.from(briefToken(ring, brief), 'base64url');
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const changed = Buffer.from(bytes);
			changed[bit >> 3]! ^= 1 << (bit & 7);
			expect(readBriefToken(ring, changed.toString('base64url'))).toBeUndefined();
		}
	});

	it('has forms of its own, whose nonces are good for no other brief and no assignment', () => {
		const nonce = formNonce(ring, brief);
		expect(readFormNonce(ring, brief, nonce)).toBeDefined();
		expect(readFormNonce(ring, { ...brief, edition: 3 }, nonce)).toBeUndefined();
		expect(readFormNonce(ring, { ...brief, date: '2026-11-25' }, nonce)).toBeUndefined();
		expect(readFormNonce(ring, { ...link, assignmentId: brief.clinicianId }, nonce)).toBeUndefined();
		expect(readFormNonce(ring, brief, formNonce(ring, link))).toBeUndefined();
	});

	it("is no client's, nor a client's one a clinician's", () => {
		expect(readLinkToken(ring, briefToken(ring, brief))).toBeUndefined();
		expect(readBriefToken(ring, linkToken(ring, link))).toBeUndefined();
	});
});
