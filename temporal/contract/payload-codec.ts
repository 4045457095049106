import {
	defaultPayloadConverter,
	METADATA_ENCODING_KEY,
	type DataConverter,
	type Payload,
	type PayloadCodec,
} from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { KeyRing } from './keys';
import { nestsTooDeep } from './nesting';
import { seal, UnknownKeyError, unseal } from './sealed';
import { isUnreadable, type Unreadable, type UnreadableReason } from './unreadable';

const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const { Payload: PayloadProto } = temporal.api.common.v1;

/** Said where a payload came in that nobody encrypted: whoever wrote it has no key. */
export class ClearPayloadError extends Error {
	override readonly name = 'ClearPayloadError';

	constructor() {
		super(
			'The other side did not encrypt what it sent, so that anybody may have sent it. Give it the same keys.json, and let ' +
				'nothing else write to this namespace.',
		);
	}
}

/** Said where a payload is not what was encrypted. */
export class DamagedPayloadError extends Error {
	override readonly name = 'DamagedPayloadError';

	constructor(cause: unknown) {
		super('What the other side sent is damaged: it is not what was encrypted.', { cause });
	}
}

/** Said where a payload was encrypted, and holds what nothing of ours ever sends. */
export class ForeignPayloadError extends Error {
	override readonly name = 'ForeignPayloadError';

	constructor(what: string) {
		super(`What the other side sent ${what}, as nothing of ours does.`);
	}
}

/** What is read in place of a payload that cannot be opened, or the reason thrown. */
export type Unopened = (payload: Payload, reason: Error) => Payload;

/** Encrypts every payload with AES-256-GCM, the key's id beside it in the payload's metadata. */
export class EncryptionCodec implements PayloadCodec {
	/**
	 * @param unopened if left out, what cannot be opened is refused: decoding throws why
	 * @param check throws where what was opened cannot be used
	 */
	constructor(
		private readonly ring: KeyRing,
		private readonly unopened: Unopened = refuse,
		private readonly check: (payload: Payload) => void = () => undefined,
	) {}

	async encode(payloads: Payload[]): Promise<Payload[]> {
		return payloads.map((payload) => this.encrypt(payload));
	}

	async decode(payloads: Payload[]): Promise<Payload[]> {
		return payloads.map((payload) => {
			try {
				const opened = this.decrypt(payload);
				this.check(opened);
				return opened;
			} catch (error) {
				return this.unopened(payload, error as Error);
			}
		});
	}

	private encrypt(payload: Payload): Payload {
		const { keyId, bytes } = seal(this.ring, 'payload', PayloadProto.encode(payload).finish());
		return { metadata: { [METADATA_ENCODING_KEY]: Buffer.from(ENCODING), [KEY_ID]: Buffer.from(keyId) }, data: bytes };
	}

	private decrypt({ metadata, data }: Payload): Payload {
		if (text(metadata?.[METADATA_ENCODING_KEY]) !== ENCODING) throw new ClearPayloadError();
		try {
			return PayloadProto.decode(unseal(this.ring, 'payload', text(metadata?.[KEY_ID]), data ?? new Uint8Array()));
		} catch (error) {
			throw error instanceof UnknownKeyError ? error : new DamagedPayloadError(error);
		}
	}
}

/** For what only shows payloads, as the Temporal UI does: what is in the clear is shown as it is. */
export function showing(payload: Payload, reason: Error): Payload {
	if (reason instanceof ClearPayloadError) return payload;
	throw reason;
}

function refuse(_payload: Payload, reason: Error): never {
	throw reason;
}

/** A codec that throws fails a workflow task for ever: what it cannot open goes to the workflow as such. */
function mark(payload: Payload, reason: Error): Payload {
	const kept = Buffer.from(PayloadProto.encode(payload).finish()).toString('base64');
	const marked: Unreadable = { homeworkUnreadable: { why: reasonOf(reason), words: reason.message, kept } };
	return defaultPayloadConverter.toPayload(marked);
}

/**
 * A converter that throws fails a workflow task as a codec does, and so does what nests too deeply wherever it is written
 * again. What stands in place of something unread is made here alone.
 */
function readable(payload: Payload): void {
	const value = converted(payload);
	if (isUnreadable(value)) throw new ForeignPayloadError('says that it could not be read');
	if (nestsTooDeep(value)) throw new ForeignPayloadError('is nested too deeply');
}

function converted(payload: Payload): unknown {
	try {
		return defaultPayloadConverter.fromPayload(payload);
	} catch (error) {
		throw new DamagedPayloadError(error);
	}
}

function reasonOf(error: Error): UnreadableReason {
	if (error instanceof ClearPayloadError) return 'in-the-clear';
	return error instanceof UnknownKeyError ? 'unknown-key' : 'damaged';
}

function text(bytes: Uint8Array | null | undefined): string {
	return Buffer.from(bytes ?? []).toString();
}

/**
 * The data converter of every client, and of workers that only run activities: payloads encrypted, failure messages and
 * stack traces too. What it cannot open is an error in words.
 */
export function encryptingDataConverter(ring: KeyRing): DataConverter {
	return { payloadCodecs: [new EncryptionCodec(ring)], failureConverterPath: require.resolve('./failure-converter') };
}

/** The same for workers that run workflows: what it cannot open comes to the workflow as `Unreadable`. */
export function workflowDataConverter(ring: KeyRing): DataConverter {
	return { ...encryptingDataConverter(ring), payloadCodecs: [new EncryptionCodec(ring, mark, readable)] };
}
