import { chromium, type Browser } from 'playwright-core';
import { ensureChromium } from '../../scripts/setup/chromium.ts';

/** Flags that keep Chromium from calling home, and let it run as root. */
const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** A headless Chromium with a fresh profile. */
export async function launchBrowser(): Promise<Browser> {
	return await chromium.launch({ executablePath: await ensureChromium(), args: QUIET });
}
