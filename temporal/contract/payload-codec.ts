import { METADATA_ENCODING_KEY, type DataConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { KeyRing } from './keys';
import { seal, unseal } from './sealed';

const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const { Payload: PayloadProto } = temporal.api.common.v1;

/** Encrypts every payload with AES-256-GCM, the key's id beside it in the payload's metadata. */
export class EncryptionCodec implements PayloadCodec {
	constructor(private readonly ring: KeyRing) {}

	async encode(payloads: Payload[]): Promise<Payload[]> {
		return payloads.map((payload) => this.encrypt(payload));
	}

	async decode(payloads: Payload[]): Promise<Payload[]> {
		return payloads.map((payload) => this.decrypt(payload));
	}

	private encrypt(payload: Payload): Payload {
		const { keyId, bytes } = seal(this.ring, 'payload', PayloadProto.encode(payload).finish());
		return { metadata: { [METADATA_ENCODING_KEY]: Buffer.from(ENCODING), [KEY_ID]: Buffer.from(keyId) }, data: bytes };
	}

	private decrypt(payload: Payload): Payload {
		const { metadata, data } = payload;
		if (!metadata || !data || text(metadata[METADATA_ENCODING_KEY]) !== ENCODING) return payload;
		return PayloadProto.decode(unseal(this.ring, 'payload', text(metadata[KEY_ID]), data));
	}
}

function text(bytes: Uint8Array | null | undefined): string {
	return Buffer.from(bytes ?? []).toString();
}

/** The data converter of every client and worker: payloads encrypted, failure messages and stack traces too. */
export function encryptingDataConverter(ring: KeyRing): DataConverter {
	return { payloadCodecs: [new EncryptionCodec(ring)], failureConverterPath: require.resolve('./failure-converter') };
}
