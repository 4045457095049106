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
		const client = { name: 'Ada Example', email: 'ada@example.com' };
		expect(clientId(new KeyRing(generateKeys()), client)).not.toBe(clientId(new KeyRing(generateKeys()), client));
	});

	describe('of a client', () => {
		const ring = new KeyRing(generateKeys());
		const idOf = (name: string, email = 'alex@example.com') => clientId(ring, { name, email });

		it.each([
			['Alex D.', 'alex d'],
			['Alex D.', ' ALEX  D '],
			['Anne-Marie O\u2019Neil', "Anne Marie O'Neil"],
			['Jos\u00e9 Ruiz', 'Jose\u0301 Ruiz'],
			['Karl Wei\u00df', 'KARL WEISS'],
			['\uff21\uff4c\uff45\uff58 Doe', 'Alex Doe'],
		])('is one for %j and %j behind one address', (one, other) => {
			expect(idOf(one)).toBe(idOf(other));
		});

		it.each([
			['Alex Doe', 'Kim Doe'],
			['Alex Doe', 'Alex Doe Jr.'],
			['Alex D.', 'Alex Doe'],
			['Jos\u00e9 Ruiz', 'Jose Ruiz'],
		])('is two for %j and %j behind one address', (one, other) => {
			expect(idOf(one)).not.toBe(idOf(other));
		});

		it('takes an address however it is spelled for the same client, and another one for another', () => {
			expect(idOf('Alex', ' Alex@Example.com ')).toBe(idOf('Alex', 'alex@example.com'));
			expect(idOf('Alex', 'other@example.com')).not.toBe(idOf('Alex', 'alex@example.com'));
		});

		it("is the practice's reference alone, where there is one", () => {
			expect(clientId(ring, { reference: '117' })).not.toBe(clientId(ring, { reference: '118' }));
			expect(clientId(ring, { reference: '117' })).not.toBe(idOf('117'));
		});
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
