import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureChromium } from '../../scripts/setup/chromium';

export type ColorScheme = 'light' | 'dark';

/** A small phone with a real Chromium, in which pages run no script. */
export class Phone {
	private constructor(private readonly browser: Browser) {}

	static async start(): Promise<Phone> {
		const browser = await chromium.launch({
			executablePath: await ensureChromium(),
			args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
		});
		return new Phone(browser);
	}

	/** An empty tab, with what the security policy kept the browser from and what could not be loaded. */
	async tab(colorScheme: ColorScheme = 'light'): Promise<{ page: Page; complaints: string[] }> {
		const viewport = { width: 320, height: 640 };
		const page = await this.browser.newPage({ viewport, colorScheme, javaScriptEnabled: false });
		const complaints: string[] = [];
		page.on('console', (message) => {
			if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
		});
		page.on('requestfailed', (request) => complaints.push(`${request.method()} ${request.failure()?.errorText}`));
		return { page, complaints };
	}

	/** A tab that shows this HTML and runs what a test brings along. */
	async showing(html: string, colorScheme: ColorScheme): Promise<Page> {
		const page = await this.browser.newPage({ viewport: { width: 320, height: 640 }, colorScheme });
		await page.setContent(html);
		return page;
	}

	async stop(): Promise<void> {
		await this.browser.close();
	}
}

/** A phone for all tests of a file. */
export function usePhone(): () => Phone {
	let phone: Phone | undefined;
	beforeAll(async () => (phone = await Phone.start()), 60_000);
	afterAll(async () => await phone?.stop());
	return () => phone!;
}
