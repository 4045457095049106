import { canInstallPackages, installPackages } from './debian.ts';
import { isExecutable, onPath } from './on-path.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
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
	if (!canInstallPackages()) throw new Error(`There is no Chromium on PATH. ${NEXT_STEP}`);
	await installPackages("Chromium, from Debian's packages", ['chromium'], NEXT_STEP);
	const installed = onPath(...NAMES);
	if (!installed) throw new Error(`Debian's package chromium brought no binary on PATH. ${NEXT_STEP}`);
	return installed;
}
