import { createHmac, timingSafeEqual } from 'node:crypto';
import { CLINICIAN_ID_BYTES } from './identity';
import type { KeyRing } from './keys';

const MAC_BYTES = 16;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;
const DATE_BYTES = 2;
/** Minutes since 1970, twice: since when, and when it was last used. */
const MINUTES_BYTES = 4;
const HEAD_BYTES = CLINICIAN_ID_BYTES + DATE_BYTES + 2 * MINUTES_BYTES;

/** How long a sign-in lasts without being used, and at the longest, in milliseconds. */
const IDLE_MS = 30 * MINUTE_MS;
const LONGEST_MS = 12 * 60 * MINUTE_MS;

/** Who has signed in, for the brief of which day. */
export interface SignIn {
	clinicianId: string;
	/** Day of the sessions on the practice's calendar, `YYYY-MM-DD`. */
	date: string;
	/** When the code was entered, in milliseconds, to the minute. */
	since: number;
}

/**
 * The token that carries a sign-in on, from one form to the next: never in a URL or a cookie. Each page makes a new one.
 *
 * @param now in milliseconds
 */
export function signInToken(ring: KeyRing, { clinicianId, date, since }: SignIn, now: number): string {
	const head = Buffer.alloc(HEAD_BYTES);
	Buffer.from(clinicianId, 'base64url').copy(head);
	head.writeUInt16BE(Date.parse(date) / DAY_MS, CLINICIAN_ID_BYTES);
	head.writeUInt32BE(Math.floor(since / MINUTE_MS), CLINICIAN_ID_BYTES + DATE_BYTES);
	head.writeUInt32BE(Math.floor(now / MINUTE_MS), CLINICIAN_ID_BYTES + DATE_BYTES + MINUTES_BYTES);
	return Buffer.concat([head, mac(ring.writingKey('sign-in').key, head)]).toString('base64url');
}

/** Who has signed in by a token, or undefined for one that this deployment's ring did not make or that was not used in time. */
export function readSignInToken(ring: KeyRing, token: string, now: number): SignIn | undefined {
	const bytes = Buffer.from(token, 'base64url');
	if (bytes.length !== HEAD_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return undefined;
	const head = bytes.subarray(0, HEAD_BYTES);
	const tag = bytes.subarray(HEAD_BYTES);
	if (!ring.keys('sign-in').some(({ key }) => timingSafeEqual(mac(key, head), tag))) return undefined;
	const days = head.readUInt16BE(CLINICIAN_ID_BYTES);
	const since = head.readUInt32BE(CLINICIAN_ID_BYTES + DATE_BYTES) * MINUTE_MS;
	const used = head.readUInt32BE(CLINICIAN_ID_BYTES + DATE_BYTES + MINUTES_BYTES) * MINUTE_MS;
	if (now >= used + IDLE_MS || now >= since + LONGEST_MS) return undefined;
	return {
		clinicianId: head.subarray(0, CLINICIAN_ID_BYTES).toString('base64url'),
		date: new Date(days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length),
		since,
	};
}

function mac(key: Buffer, head: Buffer): Buffer {
	return createHmac('sha256', key).update('carry-on\0').update(head).digest().subarray(0, MAC_BYTES);
}
