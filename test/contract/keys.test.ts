import { assignmentId, clientId } from '../../temporal/contract/identity';
import { generateKeys, KeyRing, parseKeys } from '../../temporal/contract/keys';

describe('a key ring', () => {
	it('gives each purpose and context a key of its own', () => {
		const ring = new KeyRing(generateKeys());
		const keys = [
			ring.writingKey('payload'),
			ring.writingKey('ledger'),
			ring.writingKey('link'),
			ring.writingKey('hand-off', 'one route'),
			ring.writingKey('hand-off', 'another route'),
		].map(({ key }) => key.toString('hex'));
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('writes with its first secret and reads with all', () => {
		const old = generateKeys();
		const rotated = new KeyRing({ ...old, ring: [...generateKeys().ring, ...old.ring] });
		const [oldId] = new KeyRing(old).ids;
		expect(rotated.writingKey('payload').id).not.toBe(oldId);
		expect(rotated.keyById('payload', oldId!)?.key).toEqual(new KeyRing(old).writingKey('payload').key);
	});

	it('keeps assignment and client ids when it is rotated', () => {
		const old = generateKeys();
		const rotated = { ...old, ring: [...generateKeys().ring, ...old.ring] };
		expect(assignmentId(new KeyRing(rotated), 'a key')).toBe(assignmentId(new KeyRing(old), 'a key'));
	});

	it('hides what an id was made from: another identity key makes another', () => {
		const client = { email: 'ada@example.com' };
		expect(clientId(new KeyRing(generateKeys()), client)).not.toBe(clientId(new KeyRing(generateKeys()), client));
	});

	it('takes an address however it is spelled for the same client', () => {
		const ring = new KeyRing(generateKeys());
		expect(clientId(ring, { email: ' Ada@Example.com ' })).toBe(clientId(ring, { email: 'ada@example.com' }));
	});
});

describe('the text of keys.json', () => {
	const keys = generateKeys();

	it('is read', () => {
		expect(parseKeys(JSON.stringify(keys))).toEqual(keys);
	});

	it.each([
		['no JSON', 'ring: []', 'not valid JSON'],
		['an empty ring', JSON.stringify({ ...keys, ring: [] }), 'ring'],
		['a short secret', JSON.stringify({ ...keys, ring: [keys.ring[0]!.slice(4)] }), 'ring.0: must be 32 bytes'],
		['no identity', JSON.stringify({ ring: keys.ring }), 'identity'],
		['a field too many', JSON.stringify({ ...keys, password: 'secret' }), 'password'],
	])('with %s is refused, and no secret is repeated', (_case, text, named) => {
		let message = '';
		try {
			parseKeys(text);
		} catch (error) {
			message = (error as Error).message;
		}
		expect(message).toContain(named);
		expect(message).toContain('keys.json');
		expect(message).not.toContain(keys.ring[0]!.slice(4));
		expect(message).not.toContain(keys.identity);
	});
});
