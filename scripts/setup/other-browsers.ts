import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { fillOnce } from './cache.cjs';
import { canInstallPackages, installPackages } from './debian.ts';
import { onPath } from './on-path.ts';
import { step } from './progress.ts';
import { run } from './run.ts';

const GECKODRIVER_VERSION = '0.37.1';
const MINI_BROWSER = '/usr/lib/*/webkit2gtk-4.1/MiniBrowser';

/** The programs by which Firefox and WebKit are driven, each as a full path. */
export interface OtherBrowsers {
	firefox: string;
	geckodriver: string;
	webKitWebDriver: string;
	/** WebKitGTK's own small browser. */
	miniBrowser: string;
	/** A screen for WebKit, which knows no other way to run without one. */
	xvfb: string;
}

/**
 * Firefox and WebKitGTK with their drivers; Debian's packages are installed where they are missing. Firefox' driver is built from
 * crates.io, since Debian has none: three minutes, once for a machine.
 */
export async function ensureOtherBrowsers(): Promise<OtherBrowsers> {
	const nextStep = 'Install Firefox ESR, WebKitGTK with its WebDriver and Xvfb: firefox-esr, webkit2gtk-driver, xvfb.';
	if (!installed()) {
		if (!canInstallPackages()) throw new Error(`Firefox, WebKitGTK or Xvfb is missing. ${nextStep}`);
		const packages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];
		await installPackages("Firefox and WebKitGTK, from Debian's packages", packages, nextStep);
	}
	const found = installed();
	if (!found) throw new Error(`Debian's packages brought no Firefox, WebKitGTK or Xvfb. ${nextStep}`);
	return { ...found, geckodriver: onPath('geckodriver') ?? (await buildGeckodriver()) };
}

function installed(): Omit<OtherBrowsers, 'geckodriver'> | undefined {
	const firefox = onPath('firefox-esr', 'firefox');
	const webKitWebDriver = onPath('WebKitWebDriver');
	const [miniBrowser] = globSync(MINI_BROWSER);
	const xvfb = onPath('Xvfb');
	const all = firefox && webKitWebDriver && miniBrowser && xvfb;
	return all ? { firefox, webKitWebDriver, miniBrowser, xvfb } : undefined;
}

async function buildGeckodriver(): Promise<string> {
	const folder = await fillOnce(`geckodriver-${GECKODRIVER_VERSION}`, (beside) =>
		step(`geckodriver ${GECKODRIVER_VERSION}, from crates.io, about 3 minutes`, async () => {
			const options = ['--locked', '--version', GECKODRIVER_VERSION, '--root', beside];
			const nextStep = 'Install cargo, or geckodriver on PATH.';
			await run('cargo', ['install', 'geckodriver', ...options], { nextStep });
		}),
	);
	const binary = join(folder, 'bin/geckodriver');
	if (!existsSync(binary))
		throw new Error(`${folder} holds no geckodriver. Delete this folder and run the command again.`);
	return binary;
}
