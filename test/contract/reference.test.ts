import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { idBeginning, referenceOf } from '../../temporal/contract/reference';

it('leads back to how the ID begins, however it is written down', () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
			const id = Buffer.from(bytes).toString('base64url');
			const reference = referenceOf(id);
			expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
			const written = [reference, reference.toLowerCase(), reference.replace('-', ' '), reference.replace('-', '')];
			for (const one of [...written, reference.replaceAll('0', 'O').replaceAll('1', 'l')])
				expect(idBeginning(one)).toBe(id.slice(0, 8));
		}),
	);
});

it.each(['', '7K3MQ', '7K3MQ-9XF2', '7K3MQ-9XF2AA', '7K3MQ-9XF2U', '7K3MQ-9XF21', 'Ada Example'])(
	'is not %j',
	(written) => {
		expect(idBeginning(written)).toBeUndefined();
	},
);

it('is never taken for an ID, nor an ID for it', () => {
	const id = randomBytes(16).toString('base64url');
	expect(idBeginning(id)).toBeUndefined();
	expect(referenceOf(id)).toHaveLength(11);
});
