import { CLOCK_TOLERANCE_SECONDS, signPush, verifyPush, type SignatureHeaders } from '../../temporal/contract/hand-off';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';

const keys = generateKeys();
const ring = new KeyRing(keys);
const route = 'AAAAAAAAAAAAAAAAAAAAAA';
const body = JSON.stringify({ command: 'deliver', to: { firstName: 'Zoë' } });
// The library that checks signatures reads the machine's clock itself.
const now = new Date(Math.floor(Date.now() / 1000) * 1000);

function verify(headers: Partial<SignatureHeaders>, { with: by = ring, text = body, to = route } = {}) {
	return verifyPush(by, to, headers, Buffer.from(text), now);
}

function seconds(offset: number): Date {
	return new Date(now.getTime() + offset * 1000);
}

describe('a signed push', () => {
	const signed = signPush(ring, route, 'command.1', body, now);

	it('is trusted over its raw body', () => {
		expect(verify(signed)).toEqual({ trusted: true });
	});

	it.each([
		['another body', signed, { text: body.replace('deliver', 'confirm') }],
		['the same JSON in other bytes', signed, { text: `${body} ` }],
		['another id', { ...signed, 'webhook-id': 'command.2' }, {}],
		['another time', { ...signed, 'webhook-timestamp': String(Number(signed['webhook-timestamp']) + 1) }, {}],
		['another route', signed, { to: 'BBBBBBBBBBBBBBBBBBBBBB' }],
		['the keys of another practice', signed, { with: new KeyRing(generateKeys()) }],
		['a signature that is none', { ...signed, 'webhook-signature': 'v1,AAAA' }, {}],
		['an empty signature', { ...signed, 'webhook-signature': '' }, {}],
	])('is not trusted with %s', (_case, headers, options) => {
		expect(verify(headers, options)).toMatchObject({
			trusted: false,
			reason: expect.stringContaining('keys.json') as string,
		});
	});

	it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const)('is not trusted without %s', (header) => {
		expect(verify({ ...signed, [header]: undefined }).trusted).toBe(false);
	});

	it('is not trusted with its signature given twice', () => {
		const twice = { ...signed, 'webhook-signature': [signed['webhook-signature'], signed['webhook-signature']] };
		expect(verifyPush(ring, route, twice, Buffer.from(body), now).trusted).toBe(false);
	});

	it('is trusted while the clocks differ by less than five minutes', () => {
		for (const offset of [10 - CLOCK_TOLERANCE_SECONDS, CLOCK_TOLERANCE_SECONDS - 10]) {
			expect(verify(signPush(ring, route, 'c', body, seconds(offset))).trusted).toBe(true);
		}
	});

	it.each([
		[-400, '400 seconds behind the clock of n8n'],
		[400, '400 seconds ahead of the clock of n8n'],
	])('that is stamped %d seconds off is not, and the difference is named', (offset, named) => {
		const verified = verify(signPush(ring, route, 'c', body, seconds(offset)));
		expect(verified).toMatchObject({ trusted: false, reason: expect.stringContaining(named) as string });
	});

	it('without a time that can be read is not', () => {
		expect(verify({ ...signed, 'webhook-timestamp': 'now' }).trusted).toBe(false);
	});
});

describe('while the keys are rotated', () => {
	const rotated = new KeyRing({ ...keys, ring: [...generateKeys().ring, ...keys.ring] });

	it('a push is trusted whichever side is rotated first', () => {
		expect(verify(signPush(rotated, route, 'c', body, now)).trusted).toBe(true);
		expect(verify(signPush(ring, route, 'c', body, now), { with: rotated }).trusted).toBe(true);
	});
});
