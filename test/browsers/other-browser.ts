import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Builder, By, Capabilities, Key, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import * as firefox from 'selenium-webdriver/firefox';
import { ensureOtherBrowsers, type OtherBrowsers } from '../../scripts/setup/other-browsers';
import { freePorts } from '../../scripts/setup/ports';

export const OTHER_BROWSERS = ['Firefox', 'WebKit'] as const;
export type BrowserName = (typeof OTHER_BROWSERS)[number];

const SCREEN = '640x900x24';
const WAIT_MS = 20_000;

/** Firefox or WebKit on a small screen, driven by WebDriver. The page's own policy lets no script run in it. */
export class OtherBrowser {
	private constructor(
		readonly name: BrowserName,
		readonly driver: WebDriver,
		private readonly processes: ChildProcess[],
		private readonly profile: string,
	) {}

	static async start(name: BrowserName): Promise<OtherBrowser> {
		const programs = await ensureOtherBrowsers();
		const profile = mkdtempSync(join(tmpdir(), 'browser-'));
		const processes: ChildProcess[] = [];
		try {
			const driver =
				name === 'Firefox' ? await startFirefox(programs) : await startWebKit(programs, profile, processes);
			await driver.manage().window().setRect({ x: 0, y: 0, width: 320, height: 640 });
			return new OtherBrowser(name, driver, processes, profile);
		} catch (error) {
			end(processes, profile);
			throw error;
		}
	}

	/** What is on the page that is shown, or to be shown next. */
	async there(what: By): Promise<WebElement> {
		return await this.driver.wait(until.elementLocated(what), WAIT_MS);
	}

	/** A button that can be seen. */
	async button(text: string): Promise<WebElement> {
		return await this.there(By.xpath(`//button[normalize-space() = "${text}" and not(@aria-hidden)]`));
	}

	/** Presses a button by keyboard. */
	async press(text: string): Promise<void> {
		await (await this.button(text)).sendKeys(Key.ENTER);
	}

	async unfold(summary: string): Promise<void> {
		await (await this.there(By.xpath(`//summary[normalize-space() = "${summary}"]`))).sendKeys(Key.ENTER);
	}

	/** Reloads as the browser's own button does: the driver of Firefox would load all anew. */
	async reload(): Promise<void> {
		const shown = await this.there(By.css('h1'));
		await this.driver.executeScript('location.reload();');
		await this.gone(shown);
	}

	/** Waits until the page that has this is left. */
	async gone(shown: WebElement): Promise<void> {
		await this.driver.wait(until.stalenessOf(shown), WAIT_MS);
	}

	async stop(): Promise<void> {
		await this.driver.quit();
		end(this.processes, this.profile);
	}
}

async function startFirefox({ firefox: binary, geckodriver }: OtherBrowsers): Promise<WebDriver> {
	const options = new firefox.Options().setBinary(binary).addArguments('-headless', '--width=320', '--height=640');
	return await new Builder()
		.forBrowser('firefox')
		.setFirefoxService(new firefox.ServiceBuilder(geckodriver))
		.setFirefoxOptions(options)
		.build();
}

async function startWebKit(
	{ webKitWebDriver, miniBrowser, xvfb }: OtherBrowsers,
	profile: string,
	processes: ChildProcess[],
): Promise<WebDriver> {
	const screen = spawn(xvfb, ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	processes.push(screen);
	const display = await firstLine(screen);
	const [port] = await freePorts(1);
	// In English, which says how days and times are entered.
	const env = { ...process.env, DISPLAY: `:${display}`, HOME: profile, LC_ALL: 'C.UTF-8' };
	processes.push(spawn(webKitWebDriver, [`--port=${port}`], { stdio: 'ignore', env }));
	const server = `http://127.0.0.1:${port}`;
	await answering(`${server}/status`);
	const capabilities = new Capabilities({
		browserName: 'MiniBrowser',
		'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
	});
	return await new Builder().usingServer(server).withCapabilities(capabilities).build();
}

/** The first line that a program prints, to its end: Xvfb writes it in two parts, and fails where nobody takes the second. */
async function firstLine({ stdout }: ChildProcess): Promise<string> {
	for await (const line of createInterface({ input: stdout! })) return line.trim();
	throw new Error('The screen for WebKit could not be started. Look whether Xvfb runs on this machine.');
}

/** Waits until something answers; bounded by the test's own timeout. */
async function answering(url: string): Promise<void> {
	for (;;) {
		const response = await fetch(url).catch(() => undefined);
		if (response?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

function end(processes: ChildProcess[], profile: string): void {
	for (const each of processes.reverse()) each.kill();
	rmSync(profile, { recursive: true, force: true });
}
