import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod/v4';

const KEY_BYTES = 32;

const secret = z.string().refine((text) => Buffer.from(text, 'base64url').length === KEY_BYTES, {
	error: `must be ${KEY_BYTES} bytes in base64url`,
});

/**
 * The keys of one deployment, as kept in `keys.json`, pasted into the credential and read by the worker.
 *
 * `ring`: secrets that may be rotated; the first one writes, all of them read.
 * `identity`: never rotated, since blind indexes and assignment ids are derived from it.
 */
export const keysSchema = z.strictObject({
	ring: z.array(secret).min(1),
	identity: secret,
});

export type Keys = z.infer<typeof keysSchema>;

/** What a ring secret is derived for. */
export type KeyPurpose = 'payload' | 'ledger' | 'link' | 'hand-off' | 'sign-in' | 'draft';

/** A derived 32-byte key and the id of the ring secret that it comes from. */
export interface DerivedKey {
	id: string;
	key: Buffer;
}

/** Makes new keys, for a deployment that has none. */
export function generateKeys(): Keys {
	return {
		ring: [randomBytes(KEY_BYTES).toString('base64url')],
		identity: randomBytes(KEY_BYTES).toString('base64url'),
	};
}

/**
 * Reads the text of `keys.json`.
 *
 * @throws Error that says what is wrong and never repeats a secret.
 */
export function parseKeys(text: string): Keys {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw new Error('The keys are not valid JSON. Paste the whole content of keys.json.');
	}
	const parsed = keysSchema.safeParse(json);
	if (!parsed.success) {
		const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'keys'}: ${issue.message}`);
		throw new Error(`The keys are not usable: ${problems.join('; ')}. Paste the whole content of keys.json.`);
	}
	return parsed.data;
}

/** Derives keys from the ring by HKDF-SHA-256 (RFC 5869), one key for each purpose and context. */
export class KeyRing {
	private readonly secrets: Array<{ id: string; bytes: Buffer }>;
	private readonly identity: Buffer;
	private readonly derived = new Map<string, DerivedKey[]>();
	private readonly indexKeys = new Map<string, Buffer>();

	constructor(keys: Keys) {
		this.secrets = keys.ring.map((text) => {
			const bytes = Buffer.from(text, 'base64url');
			return { id: fingerprint(bytes), bytes };
		});
		this.identity = Buffer.from(keys.identity, 'base64url');
	}

	/** Ids of the ring's secrets, the writing one first. An id is a fingerprint, so equal ids mean equal secrets. */
	get ids(): string[] {
		return this.secrets.map(({ id }) => id);
	}

	/** Id of the identity key. */
	get identityId(): string {
		return fingerprint(this.identity);
	}

	/** The keys for a purpose, the writing one first; `context` tells apart e.g. the routes of the hand-off. */
	keys(purpose: KeyPurpose, context = ''): DerivedKey[] {
		const name = `${purpose}/${context}`;
		const known = this.derived.get(name);
		if (known) return known;
		const keys = this.secrets.map(({ id, bytes }) => ({ id, key: derive(bytes, name) }));
		// A context may come from a stranger's request, so keeping all of them would fill the memory.
		if (!context) this.derived.set(name, keys);
		return keys;
	}

	/** The key that writes for a purpose. */
	writingKey(purpose: KeyPurpose, context = ''): DerivedKey {
		return this.keys(purpose, context)[0]!;
	}

	/** The key with this id, if the ring still has it. */
	keyById(purpose: KeyPurpose, id: string, context = ''): DerivedKey | undefined {
		return this.keys(purpose, context).find((key) => key.id === id);
	}

	/**
	 * A keyed hash under the identity key, in base64url: the same text always gives the same index, and without
	 * the key nobody can try out e-mail addresses against it.
	 *
	 * @param bytes length of the result, at most 32
	 */
	blindIndex(purpose: string, text: string, bytes = 16): string {
		return createHmac('sha256', this.indexKey(purpose)).update(text).digest().subarray(0, bytes).toString('base64url');
	}

	private indexKey(purpose: string): Buffer {
		const key = this.indexKeys.get(purpose) ?? derive(this.identity, `blind-index/${purpose}`);
		this.indexKeys.set(purpose, key);
		return key;
	}
}

function derive(bytes: Buffer, info: string): Buffer {
	return Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `therapy-homework/v1/${info}`, KEY_BYTES));
}

function fingerprint(bytes: Buffer): string {
	return createHash('sha256').update(derive(bytes, 'key-id')).digest('hex').slice(0, 8);
}
