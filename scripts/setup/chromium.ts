import { existsSync } from 'node:fs';
import { isExecutable, onPath } from './on-path.ts';
import { step } from './progress.ts';
import { run } from './run.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APT_GET = '/usr/bin/apt-get';
const NEXT_STEP = 'Install Chromium or Chrome, or name its binary in the environment variable CHROMIUM.';

/** Path of a Chromium that the end-to-end test can drive; Debian's package is installed where it is missing. */
export async function ensureChromium(): Promise<string> {
	const named = process.env['CHROMIUM'];
	if (named) {
		if (isExecutable(named)) return named;
		throw new Error(`CHROMIUM names ${named}, which is not an executable file. Name Chromium's binary, or unset it.`);
	}
	const found = onPath(...NAMES);
	if (found) return found;
	if (process.getuid?.() !== 0 || !existsSync(APT_GET)) throw new Error(`There is no Chromium on PATH. ${NEXT_STEP}`);
	return step("Chromium, from Debian's packages", async () => {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		await run(APT_GET, ['update'], { env, nextStep: NEXT_STEP });
		await run(APT_GET, ['install', '-y', '--no-install-recommends', 'chromium'], { env, nextStep: NEXT_STEP });
		const installed = onPath(...NAMES);
		if (!installed) throw new Error(`Debian's package chromium brought no binary on PATH. ${NEXT_STEP}`);
		return installed;
	});
}
