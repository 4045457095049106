import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ASSIGNMENT_ID_BYTES } from './identity';
import type { KeyRing } from './keys';

const MAC_BYTES = 16;
const GENERATION_BYTES = 2;
const TOKEN_BYTES = ASSIGNMENT_ID_BYTES + GENERATION_BYTES + MAC_BYTES;
const NONCE_BYTES = 16;

/** What a client's link opens. `generation` is raised to revoke every link made before. */
export interface Link {
	assignmentId: string;
	generation: number;
}

/** The token of a client's link: id, generation and a 128-bit HMAC-SHA-256 over purpose, id and generation. Nothing is stored. */
export function linkToken(ring: KeyRing, link: Link): string {
	const head = linkHead(link);
	return Buffer.concat([head, mac(ring.writingKey('link').key, 'open', head)]).toString('base64url');
}

/** The link that a token stands for, or undefined for anything that this deployment's ring did not make. */
export function readLinkToken(ring: KeyRing, token: string): Link | undefined {
	const bytes = Buffer.from(token, 'base64url');
	if (bytes.length !== TOKEN_BYTES || bytes.toString('base64url') !== token) return undefined;
	const head = bytes.subarray(0, TOKEN_BYTES - MAC_BYTES);
	if (!macFits(ring, 'open', head, bytes.subarray(TOKEN_BYTES - MAC_BYTES))) return undefined;
	return {
		assignmentId: head.subarray(0, ASSIGNMENT_ID_BYTES).toString('base64url'),
		generation: head.readUInt16BE(ASSIGNMENT_ID_BYTES),
	};
}

/**
 * A nonce for one form on the client's page: only a POST that carries it changes anything.
 * Its random part serves as the submission id, so that posting the same form twice is posting once.
 */
export function formNonce(ring: KeyRing, link: Link): string {
	const random = randomBytes(NONCE_BYTES);
	const tag = mac(ring.writingKey('link').key, 'form', Buffer.concat([linkHead(link), random]));
	return Buffer.concat([random, tag]).toString('base64url');
}

/** The submission id of a form nonce, or undefined where the nonce was not made for this link. */
export function readFormNonce(ring: KeyRing, link: Link, nonce: string): string | undefined {
	const bytes = Buffer.from(nonce, 'base64url');
	if (bytes.length !== NONCE_BYTES + MAC_BYTES) return undefined;
	const random = bytes.subarray(0, NONCE_BYTES);
	if (!macFits(ring, 'form', Buffer.concat([linkHead(link), random]), bytes.subarray(NONCE_BYTES))) return undefined;
	return random.toString('base64url');
}

function linkHead({ assignmentId, generation }: Link): Buffer {
	const head = Buffer.alloc(ASSIGNMENT_ID_BYTES + GENERATION_BYTES);
	Buffer.from(assignmentId, 'base64url').copy(head);
	head.writeUInt16BE(generation, ASSIGNMENT_ID_BYTES);
	return head;
}

function mac(key: Buffer, purpose: string, bytes: Buffer): Buffer {
	return createHmac('sha256', key).update(`${purpose}\0`).update(bytes).digest().subarray(0, MAC_BYTES);
}

function macFits(ring: KeyRing, purpose: string, bytes: Buffer, tag: Buffer): boolean {
	return ring.keys('link').some(({ key }) => timingSafeEqual(mac(key, purpose, bytes), tag));
}
