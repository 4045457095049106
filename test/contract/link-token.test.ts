import { randomBytes } from 'node:crypto';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import {
	briefToken,
	findBriefLink,
	findLink,
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

describe('the token in what programs make of a link', () => {
	const brief = { clinicianId: randomBytes(16).toString('base64url'), date: '2026-11-24', edition: 2 };
	const token = linkToken(ring, link);
	const [begin, end] = [token.slice(0, 19), token.slice(19)];
	/** With both characters that are none of letters and digits. */
	const withBoth = Array.from({ length: 1000 }, (_, generation) => ({ ...link, generation })).find(
		(one) => linkToken(ring, one).includes('-') && linkToken(ring, one).includes('_'),
	)!;
	const both = linkToken(ring, withBoth);

	it.each([
		['as it was sent', `?t=${token}`],
		...[
			'.',
			',',
			')',
			'>',
			';',
			'"',
			"'",
			']',
			'*',
			'/',
			'=',
			'-',
			'_',
			'%20',
			'%3E',
			'%0D%0A',
			'%C2%A0',
			'%',
			'…',
		].map((behind) => [`followed by ${behind}`, `?t=${token}${behind}`]),
		['with words behind it', `?t=${token}%20Best%20wishes`],
		['with letters behind it', `?t=${token}thanks`],
		['with tracking behind it', `?t=${token}&utm_source=mail&fbclid=${'x'.repeat(61)}`],
		['with tracking before it', `?utm_source=mail&gclid=${'y'.repeat(55)}&t=${token}`],
		['given twice', `?t=${token}&t=${token}`],
		['given twice, cut the first time', `?t=${begin}&t=${token}`],
		['in quoted-printable', `?t=3D${token}`],
		['in quoted-printable, encoded', `?t%3D3D${token}`],
		['with its equals sign encoded', `?t%3D${token}`],
		['with its equals sign encoded twice', `?t%253D${token}`],
		['twice with its equals sign', `?t==${token}`],
		['behind an entity', `?a=1&amp;t=${token}`],
		['behind an entity of an entity', `?a=1&amp;amp;t=${token}`],
		['under a large letter', `?T=${token}`],
		['under the name of a list', `?t[]=${token}`],
		['under no name', `?${token}`],
		['in another address', `?url=${encodeURIComponent(`https://n8n.practice.example/webhook/p?t=${token}`)}`],
		['with a soft line break in it', `?t=${begin}=%0A${end}`],
		['with a soft line break of two characters in it', `?t=${begin}=%0D%0A${end}`],
		['with a line break in it', `?t=${begin}%0A${end}`],
		['with blanks in it', `?t=${begin}%20%20${end}`],
		['with a plus in it, which is a blank', `?t=${begin}+${end}`],
		['over two quoted lines', `?t=${begin}%0D%0A%3E%20${end}`],
		['with a hyphen and a line break in it', `?t=${begin}-%0D%0A${end}`],
		['with a character of no width in it', `?t=${begin}%E2%80%8B${end}`],
		['with an entity of no width in it', `?t=${begin}&#8203;${end}`],
		['with a soft hyphen in it', `?t=${begin}&shy;${end}`],
		['percent-encoded', `?t=${percentEncoded(token)}`],
		['percent-encoded twice', `?t=${percentEncoded(token).replaceAll('%', '%25')}`],
		['in angle brackets', `?t=<${token}>`],
	])('is found %s', (_case, query) => {
		expect(findLink(ring, query)).toEqual(link);
	});

	it.each([
		['percent-encoded', both.replaceAll('-', '%2D').replaceAll('_', '%5f')],
		['in quoted-printable', both.replaceAll('-', '=2D').replaceAll('_', '=5F')],
		['as numbers of entities', both.replaceAll('-', '&#45;').replaceAll('_', '&#x5F;')],
		['as names of entities', both.replaceAll('-', '&hyphen;').replaceAll('_', '&lowbar;')],
	])('is found with its hyphen and its low line %s', (_case, encoded) => {
		expect(findLink(ring, `?t=${encoded}`)).toEqual(withBoth);
	});

	it('is found in quoted-printable also where it begins like a code of that', () => {
		const letters = Array.from({ length: 16 * 16 }, () => ({
			...link,
			assignmentId: randomBytes(16).toString('base64url'),
		}));
		const like = letters.filter((one) => /^[\da-f]{2}.*[-_]/i.test(linkToken(ring, one)));
		expect(like.length).toBeGreaterThan(0);
		for (const one of like) {
			const encoded = linkToken(ring, one).replaceAll('-', '=2D').replaceAll('_', '=5F');
			for (const begins of ['?t=', '?utm_source=mail&t=', '?t=3D', '?t%3D'])
				expect(findLink(ring, `${begins}${encoded}`)).toEqual(one);
		}
	});

	it.each([
		['nothing', ''],
		['an empty one', '?t='],
		['one that was cut', `?t=${token.slice(0, -1)}`],
		['one without its begin', `?t=${token.slice(1)}`],
		["another practice's", `?t=${linkToken(new KeyRing(generateKeys()), link)}`],
		["a clinician's", `?t=${briefToken(ring, brief)}`],
		['very much of something else', `?t=${'x'.repeat(100_000)}`],
	])('is not found in %s', (_case, query) => {
		expect(findLink(ring, query)).toBeUndefined();
	});

	it("of a clinician's link is found, too, and with what earlier versions sent", () => {
		const theirs = briefToken(ring, brief);
		for (const behind of ['', '.', '%20', '&utm_source=mail', '_']) {
			expect(findBriefLink(ring, `?t=3D${theirs}${behind}`)).toEqual(brief);
		}
		expect(findBriefLink(ring, `?t=${theirs.slice(0, 48)}`)).toEqual(brief);
		expect(findBriefLink(ring, `?t=${token}`)).toBeUndefined();
	});

	it('ends in a letter or a digit, since programs leave a last - or _ out of a link', () => {
		for (let edition = 0; edition < 300; edition++) {
			expect(linkToken(ring, { ...link, generation: edition })).toMatch(/[A-Za-z0-9]$/);
			expect(briefToken(ring, { ...brief, edition })).toMatch(/[A-Za-z0-9]$/);
		}
	});
});

function percentEncoded(text: string): string {
	return [...text].map((character) => `%${character.charCodeAt(0).toString(16)}`).join('');
}
