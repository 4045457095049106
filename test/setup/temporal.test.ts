import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTemporalCli } from '../../scripts/setup/temporal.ts';

describe('ensureTemporalCli', () => {
	const named = process.env['TEMPORAL_CLI'];
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'homework-cli-'));
	});

	afterEach(() => {
		if (named === undefined) delete process.env['TEMPORAL_CLI'];
		else process.env['TEMPORAL_CLI'] = named;
		rmSync(folder, { recursive: true });
	});

	function nameCli(version: string): string {
		const path = join(folder, 'temporal');
		writeFileSync(path, `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.54.1)"\n`, { mode: 0o755 });
		process.env['TEMPORAL_CLI'] = path;
		return path;
	}

	it('takes the binary that the environment names', async () => {
		const path = nameCli('1.9.1');
		expect(await ensureTemporalCli()).toBe(path);
	});

	it('refuses one that is too old, with both versions', async () => {
		nameCli('1.1.2');
		await expect(ensureTemporalCli()).rejects.toThrow('TEMPORAL_CLI names version 1.1.2; at least 1.9 is needed');
	});

	it('refuses a path without a program', async () => {
		process.env['TEMPORAL_CLI'] = join(folder, 'missing');
		await expect(ensureTemporalCli()).rejects.toThrow('missing is not an executable file');
	});
});
