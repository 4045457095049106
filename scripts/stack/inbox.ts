import { setTimeout } from 'node:timers/promises';
import type { StackSettings } from './settings.ts';

const POLL_MS = 250;

/** A message as the mail catcher took it. */
export interface CaughtMail {
	id: string;
	subject: string;
	text: string;
	to: Array<{ address: string; name?: string }>;
}

/** Where the caught messages can be read. */
export function inboxUrl({ ports }: StackSettings): string {
	return `http://127.0.0.1:${ports.inbox}`;
}

/** All messages that the mail catcher has, the oldest first. */
export async function caughtMails(settings: StackSettings): Promise<CaughtMail[]> {
	const response = await fetch(`${inboxUrl(settings)}/api/email`);
	if (!response.ok) throw new Error(`The mail catcher answered ${response.status} when asked for its messages.`);
	return (await response.json()) as CaughtMail[];
}

/**
 * Waits for the first message to an address that fits.
 *
 * @throws Error where none comes in time, or `signal` is aborted.
 */
export async function waitForMail(
	settings: StackSettings,
	wanted: { to: string; withinMs: number; signal?: AbortSignal; fits?: (mail: CaughtMail) => boolean },
): Promise<CaughtMail> {
	const { to, withinMs, signal, fits = () => true } = wanted;
	const deadline = Date.now() + withinMs;
	while (Date.now() < deadline) {
		signal?.throwIfAborted();
		const mails = await caughtMails(settings);
		const mail = mails.find((each) => each.to.some(({ address }) => address === to) && fits(each));
		if (mail) return mail;
		await setTimeout(POLL_MS);
	}
	throw new Error(`No such message came to the inbox within ${withinMs / 1000} seconds.`);
}
