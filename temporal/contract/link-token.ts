import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ASSIGNMENT_ID_BYTES, CLINICIAN_ID_BYTES } from './identity';
import type { KeyRing } from './keys';
import { findToken } from './token-in-link';

const MAC_BYTES = 16;
const GENERATION_BYTES = 2;
const TOKEN_BYTES = ASSIGNMENT_ID_BYTES + GENERATION_BYTES + MAC_BYTES;
const NONCE_BYTES = 16;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Days since 1970: enough until 2149. */
const DATE_BYTES = 2;
const EDITION_BYTES = 2;
const BRIEF_TOKEN_BYTES = CLINICIAN_ID_BYTES + DATE_BYTES + EDITION_BYTES + MAC_BYTES;
/** Programs that make links of addresses leave out a last `-` or `_`: a token that could end so has a letter behind it. */
const LAST = 'A';

/** What a client's link opens. `generation` is raised to revoke every link made before. */
export interface Link {
	assignmentId: string;
	generation: number;
}

/** The token of a client's link: id, generation and a 128-bit HMAC-SHA-256 over purpose, id and generation. Nothing is stored. */
export function linkToken(ring: KeyRing, link: Link): string {
	const head = linkHead(link);
	return spelled(Buffer.concat([head, mac(ring.writingKey('link').key, 'open', head)]));
}

/** What a clinician's link says to have been read. */
export interface BriefLink {
	clinicianId: string;
	/** Day of the sessions on the practice's calendar, `YYYY-MM-DD`. */
	date: string;
	/** Of the brief, from 1. */
	edition: number;
}

/** The token of the link in a brief; no client's token is ever taken for one. */
export function briefToken(ring: KeyRing, link: BriefLink): string {
	const head = briefHead(link);
	return spelled(Buffer.concat([head, mac(ring.writingKey('link').key, 'seen', head)]));
}

/** The client's link in the query of an address, whatever programs have made of it. */
export function findLink(ring: KeyRing, query: string): Link | undefined {
	return findToken(query, charactersOf(TOKEN_BYTES), (token) => readLinkToken(ring, token));
}

/** The clinician's link in the query of an address, whatever programs have made of it. */
export function findBriefLink(ring: KeyRing, query: string): BriefLink | undefined {
	return findToken(query, charactersOf(BRIEF_TOKEN_BYTES), (token) => readBriefToken(ring, token));
}

/** The brief that a token stands for, or undefined for anything that this deployment's ring did not make. */
export function readBriefToken(ring: KeyRing, token: string): BriefLink | undefined {
	const bytes = Buffer.from(token.slice(0, charactersOf(BRIEF_TOKEN_BYTES)), 'base64url');
	// The links of earlier versions had no letter behind them.
	if (bytes.length !== BRIEF_TOKEN_BYTES || ![spelled(bytes), bytes.toString('base64url')].includes(token))
		return undefined;
	const head = bytes.subarray(0, BRIEF_TOKEN_BYTES - MAC_BYTES);
	if (!macFits(ring, 'seen', head, bytes.subarray(BRIEF_TOKEN_BYTES - MAC_BYTES))) return undefined;
	const days = head.readUInt16BE(CLINICIAN_ID_BYTES);
	return {
		clinicianId: head.subarray(0, CLINICIAN_ID_BYTES).toString('base64url'),
		date: new Date(days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length),
		edition: head.readUInt16BE(CLINICIAN_ID_BYTES + DATE_BYTES),
	};
}

/** The link that a token stands for, or undefined for anything that this deployment's ring did not make. */
export function readLinkToken(ring: KeyRing, token: string): Link | undefined {
	const bytes = Buffer.from(token, 'base64url');
	if (bytes.length !== TOKEN_BYTES || spelled(bytes) !== token) return undefined;
	const head = bytes.subarray(0, TOKEN_BYTES - MAC_BYTES);
	if (!macFits(ring, 'open', head, bytes.subarray(TOKEN_BYTES - MAC_BYTES))) return undefined;
	return {
		assignmentId: head.subarray(0, ASSIGNMENT_ID_BYTES).toString('base64url'),
		generation: head.readUInt16BE(ASSIGNMENT_ID_BYTES),
	};
}

/**
 * A nonce for one form on the page behind a link: only a POST that carries it changes anything.
 * Its random part serves as the id of what is posted, so that posting the same form twice is posting once.
 */
export function formNonce(ring: KeyRing, link: Link | BriefLink): string {
	const random = randomBytes(NONCE_BYTES);
	const tag = mac(ring.writingKey('link').key, 'form', Buffer.concat([headOf(link), random]));
	return Buffer.concat([random, tag]).toString('base64url');
}

/** The id in a form's nonce, or undefined where the nonce was not made for this link. */
export function readFormNonce(ring: KeyRing, link: Link | BriefLink, nonce: string): string | undefined {
	const bytes = Buffer.from(nonce, 'base64url');
	if (bytes.length !== NONCE_BYTES + MAC_BYTES) return undefined;
	const random = bytes.subarray(0, NONCE_BYTES);
	if (!macFits(ring, 'form', Buffer.concat([headOf(link), random]), bytes.subarray(NONCE_BYTES))) return undefined;
	return random.toString('base64url');
}

/** The two kinds differ in length, so that a nonce for one is none for the other. */
function headOf(link: Link | BriefLink): Buffer {
	return 'clinicianId' in link ? briefHead(link) : linkHead(link);
}

function linkHead({ assignmentId, generation }: Link): Buffer {
	const head = Buffer.alloc(ASSIGNMENT_ID_BYTES + GENERATION_BYTES);
	Buffer.from(assignmentId, 'base64url').copy(head);
	head.writeUInt16BE(generation, ASSIGNMENT_ID_BYTES);
	return head;
}

function briefHead({ clinicianId, date, edition }: BriefLink): Buffer {
	const head = Buffer.alloc(CLINICIAN_ID_BYTES + DATE_BYTES + EDITION_BYTES);
	Buffer.from(clinicianId, 'base64url').copy(head);
	head.writeUInt16BE(Date.parse(date) / DAY_MS, CLINICIAN_ID_BYTES);
	head.writeUInt16BE(edition, CLINICIAN_ID_BYTES + DATE_BYTES);
	return head;
}

/** A token's characters, of which the last is never `-` or `_`: what fills no three bytes ends in a letter or a digit anyway. */
function spelled(bytes: Buffer): string {
	return bytes.toString('base64url') + (bytes.length % 3 === 0 ? LAST : '');
}

/** How many characters prove a token of so many bytes. */
function charactersOf(bytes: number): number {
	return Math.ceil((bytes * 4) / 3);
}

function mac(key: Buffer, purpose: string, bytes: Buffer): Buffer {
	return createHmac('sha256', key).update(`${purpose}\0`).update(bytes).digest().subarray(0, MAC_BYTES);
}

function macFits(ring: KeyRing, purpose: string, bytes: Buffer, tag: Buffer): boolean {
	return ring.keys('link').some(({ key }) => timingSafeEqual(mac(key, purpose, bytes), tag));
}
