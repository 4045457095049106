import { decodeHTML } from 'entities';
import { setTimeout as sleep } from 'node:timers/promises';

/** What n8n shows to who has filled a form in, as text. */
export interface FormEnding {
	title: string;
	message: string;
}

const POLL_MS = 250;

/**
 * Waits for the ending of a form's run and opens it, as a browser does; the run ends by that, and n8n removes it.
 *
 * @param waitingUrl which n8n answers to the form with; it holds a key to this run
 * @throws Error where the run ends without one, or none comes within a minute
 */
export async function openEnding(waitingUrl: string): Promise<FormEnding> {
	const status = new URL(waitingUrl);
	status.pathname += '/n8n-execution-status';
	const signal = AbortSignal.timeout(60_000);
	for (;;) {
		const now = (await (await fetch(status, { signal })).text()).trim();
		if (now === 'form-waiting') break;
		if (!['new', 'running', 'waiting'].includes(now)) throw new Error(`The form's flow ended without words (${now}).`);
		await sleep(POLL_MS, undefined, { signal });
	}
	const page = await (await fetch(waitingUrl, { signal })).text();
	await fetch(waitingUrl, { method: 'POST', signal });
	return { title: textOf(page, 'h1'), message: textOf(page, 'p') };
}

/** Of the one element of that name in n8n's page. */
function textOf(page: string, element: string): string {
	const inner = new RegExp(`<${element}[^>]*>(.*?)</${element}>`, 's').exec(page)?.[1] ?? '';
	return decodeHTML(inner.replaceAll(/<[^>]+>/g, '')).trim();
}
