import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { METADATA_ENCODING_KEY, type DataConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { KeyRing } from './keys';

const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const { Payload: PayloadProto } = temporal.api.common.v1;

/** Said where a payload cannot be read because the ring lacks its key: names both sides' key ids. */
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

/** Encrypts every payload with AES-256-GCM; the key's id stands in the payload's metadata, the nonce before the text. */
export class EncryptionCodec implements PayloadCodec {
	constructor(private readonly ring: KeyRing) {}

	async encode(payloads: Payload[]): Promise<Payload[]> {
		return payloads.map((payload) => this.encrypt(payload));
	}

	async decode(payloads: Payload[]): Promise<Payload[]> {
		return payloads.map((payload) => this.decrypt(payload));
	}

	private encrypt(payload: Payload): Payload {
		const { id, key } = this.ring.writingKey('payload');
		const iv = randomBytes(IV_BYTES);
		const cipher = createCipheriv('aes-256-gcm', key, iv);
		const sealed = Buffer.concat([cipher.update(PayloadProto.encode(payload).finish()), cipher.final()]);
		return {
			metadata: { [METADATA_ENCODING_KEY]: Buffer.from(ENCODING), [KEY_ID]: Buffer.from(id) },
			data: Buffer.concat([iv, sealed, cipher.getAuthTag()]),
		};
	}

	private decrypt(payload: Payload): Payload {
		const { metadata, data } = payload;
		if (!metadata || !data || text(metadata[METADATA_ENCODING_KEY]) !== ENCODING) return payload;
		const keyId = text(metadata[KEY_ID]);
		const key = this.ring.keyById('payload', keyId);
		if (!key) throw new UnknownKeyError(keyId, this.ring.ids);
		const decipher = createDecipheriv('aes-256-gcm', key.key, data.subarray(0, IV_BYTES));
		decipher.setAuthTag(data.subarray(data.length - TAG_BYTES));
		const opened = Buffer.concat([decipher.update(data.subarray(IV_BYTES, data.length - TAG_BYTES)), decipher.final()]);
		return PayloadProto.decode(opened);
	}
}

function text(bytes: Uint8Array | null | undefined): string {
	return Buffer.from(bytes ?? []).toString();
}

/** The data converter of every client and worker: payloads encrypted, failure messages and stack traces too. */
export function encryptingDataConverter(ring: KeyRing): DataConverter {
	return { payloadCodecs: [new EncryptionCodec(ring)], failureConverterPath: require.resolve('./failure-converter') };
}
