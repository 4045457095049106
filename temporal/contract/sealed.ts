import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyPurpose, KeyRing } from './keys';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypted bytes (nonce, text, tag) and the id of the ring secret that opens them. */
export interface Sealed {
	keyId: string;
	bytes: Buffer;
}

/** Said where something cannot be read because the ring lacks its key: names both sides' key ids. */
export class UnknownKeyError extends Error {
	override readonly name = 'UnknownKeyError';

	constructor(
		readonly keyId: string,
		readonly ringIds: string[],
	) {
		super(
			`The other side encrypted with the key ${keyId}, which this key ring does not have (it has ${ringIds.join(', ')}). ` +
				'Give both sides the same keys.json.',
		);
	}
}

/**
 * Encrypts with AES-256-GCM under the ring's writing key.
 *
 * @param place where the result is kept; it opens only when the same place is named again
 */
export function seal(ring: KeyRing, purpose: KeyPurpose, plain: Uint8Array, place = ''): Sealed {
	const { id, key } = ring.writingKey(purpose);
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place));
	return { keyId: id, bytes: Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
}

/**
 * Decrypts what `seal` made.
 *
 * @throws UnknownKeyError where the ring lacks the key; Error where the bytes or their place were changed
 */
export function unseal(ring: KeyRing, purpose: KeyPurpose, keyId: string, bytes: Uint8Array, place = ''): Buffer {
	const derived = ring.keyById(purpose, keyId);
	if (!derived) throw new UnknownKeyError(keyId, ring.ids);
	const tagStart = bytes.length - TAG_BYTES;
	const decipher = createDecipheriv(ALGORITHM, derived.key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
		.setAAD(Buffer.from(place))
		.setAuthTag(bytes.subarray(tagStart));
	return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, tagStart)), decipher.final()]);
}

/** A text, encrypted: `<key id>.<base64url of nonce, text, tag>`. `place` is as of `seal`. */
export function sealText(ring: KeyRing, purpose: KeyPurpose, text: string, place: string): `${string}.${string}` {
	const { keyId, bytes } = seal(ring, purpose, Buffer.from(text), place);
	return `${keyId}.${bytes.toString('base64url')}`;
}

/**
 * Decrypts what `sealText` made.
 *
 * @throws as `unseal`
 */
export function unsealText(ring: KeyRing, purpose: KeyPurpose, sealed: string, place: string): string {
	const [keyId = '', bytes = ''] = sealed.split('.');
	return unseal(ring, purpose, keyId, Buffer.from(bytes, 'base64url'), place).toString();
}
