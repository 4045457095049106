import { KeyRing, type Keys } from '../../temporal/contract/keys';

/**
 * Keys that protect nothing: they stand in the open, so that the committed histories can be read and replayed. Never
 * use them anywhere else.
 */
export const TEST_KEYS: Keys = {
	ring: [Buffer.alloc(32, 'protects nothing').toString('base64url')],
	identity: Buffer.alloc(32, 'hides nobody').toString('base64url'),
};

export const testRing = new KeyRing(TEST_KEYS);
