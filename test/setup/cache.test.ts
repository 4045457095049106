import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillOnce } from '../../scripts/setup/cache.cjs';

describe('fillOnce', () => {
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'homework-cache-'));
		process.env['HOMEWORK_CACHE'] = folder;
	});

	afterEach(() => {
		delete process.env['HOMEWORK_CACHE'];
		rmSync(folder, { recursive: true });
	});

	it('fills a folder once', async () => {
		let fillings = 0;
		const fill = (beside: string) => {
			fillings += 1;
			writeFileSync(join(beside, 'content'), 'whole');
		};
		const first = await fillOnce('tool', fill);
		expect(await fillOnce('tool', fill)).toBe(first);
		expect(fillings).toBe(1);
		expect(readFileSync(join(first, 'content'), 'utf8')).toBe('whole');
	});

	it('leaves nothing behind where filling fails, and fills the next time', async () => {
		const failing = fillOnce('tool', () => {
			throw new Error('no network');
		});
		await expect(failing).rejects.toThrow('no network');
		expect(readdirSync(folder)).toEqual([]);
		await fillOnce('tool', (beside) => writeFileSync(join(beside, 'content'), 'whole'));
		expect(readdirSync(folder)).toEqual(['tool']);
	});

	it('lets the faster of two win', async () => {
		const filled = await fillOnce('tool', (beside) => {
			writeFileSync(join(beside, 'content'), 'slower');
			mkdirSync(join(folder, 'tool'));
			writeFileSync(join(folder, 'tool/content'), 'faster');
		});
		expect(readFileSync(join(filled, 'content'), 'utf8')).toBe('faster');
		expect(readdirSync(folder)).toEqual(['tool']);
	});

	it('removes what a process that is gone had begun', async () => {
		const nobody = 2 ** 22 + 1;
		mkdirSync(join(folder, `tool.filling-${nobody}`));
		await fillOnce('tool', () => undefined);
		expect(readdirSync(folder)).toEqual(['tool']);
	});
});
