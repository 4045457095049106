import { existsSync } from 'node:fs';
import { step } from './progress.ts';
import { run } from './run.ts';

const APT_GET = '/usr/bin/apt-get';

/** Whether this machine lets us install Debian's packages: there is apt, and we are root. */
export function canInstallPackages(): boolean {
	return process.getuid?.() === 0 && existsSync(APT_GET);
}

/**
 * Installs packages of Debian.
 *
 * @param title what is shown while it takes
 * @param nextStep what to do where it fails
 */
export async function installPackages(title: string, packages: string[], nextStep: string): Promise<void> {
	await step(title, async () => {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		await run(APT_GET, ['update'], { env, nextStep });
		await run(APT_GET, ['install', '-y', '--no-install-recommends', ...packages], { env, nextStep });
	});
}
