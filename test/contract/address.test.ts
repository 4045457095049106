import { addressSchema } from '../../temporal/contract/address';
import { clientId, clinicianId, contactIndex } from '../../temporal/contract/identity';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';

describe('an address', () => {
	it.each([
		'a&b@example.com',
		'name/dept@example.com',
		'user=tag@example.com',
		'jane#x@example.com',
		"o'hara@example.com",
		'{jane}|x@example.com',
		'info@müller.example',
		'info@xn--mller-kva.example',
		'anna@example.xn--p1ai',
		'josé@example.com',
		'用户@例子.测试',
		'Jane.Doe+homework@EXAMPLE.co.uk',
	])('is %s', (address) => {
		expect(addressSchema.parse(address)).toBe(address);
	});

	it.each([
		'',
		'anna',
		'anna at example.com',
		'anna@localhost',
		'anna@example',
		'anna..b@example.com',
		'.anna@example.com',
		'anna@-x.example',
		'anna@exa_mple.com',
		'anna@192.0.2.1',
		'anna@[192.0.2.1]',
		'anna@example.com.',
		'anna@example.com;',
		'anna@example.com, otto@example.com',
		'Anna <anna@example.com>',
		'mailto:anna@example.com',
		'anna@example.com?bcc=otto@example.com',
		`${'a'.repeat(65)}@example.com`,
	])('is not %j, and the refusal says what to do', (text) => {
		const { error } = addressSchema.safeParse(text);
		expect(error?.issues.map(({ message }) => message)).toEqual([
			'is not an e-mail address; write one alone, like name@example.com',
		]);
	});

	it.each([
		'anna@example.com\u200b',
		'\u202eanna@example.com',
		'an\u00adna@example.com',
		'anna@exam\u2060ple.com',
		'"anna\r\nbcc: otto"@example.com',
	])('holds nothing that nobody sees: %j', (text) => {
		const { error } = addressSchema.safeParse(text);
		expect(error?.issues.map(({ message }) => message)).toEqual(['holds characters that nobody sees; type it anew']);
	});

	it('is the same address however its domain and its accents are written', () => {
		const ring = new KeyRing(generateKeys());
		const [written, encoded] = [' Jose\u0301@Müller.example', 'josé@xn--mller-kva.EXAMPLE'];
		expect(contactIndex(ring, written)).toBe(contactIndex(ring, encoded));
		const name = 'José';
		expect(clientId(ring, { name, email: written })).toBe(clientId(ring, { name, email: encoded }));
		expect(clinicianId(ring, { email: written })).toBe(clinicianId(ring, { email: encoded }));
		expect(contactIndex(ring, written)).not.toBe(contactIndex(ring, 'jose@müller.example'));
	});
});
