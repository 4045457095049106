import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../scripts/setup/ports.ts';
import { ensureTemporalCli } from '../../scripts/setup/temporal.ts';

/** Temporal's dev server with a file of its own, which it finds again after it was killed. */
export class KillableTemporal {
	private readonly folder = mkdtempSync(join(tmpdir(), 'killable-'));
	private running?: ChildProcess;

	private constructor(
		private readonly cli: string,
		private readonly port: number,
	) {}

	/** One that is not started yet. */
	static async make(): Promise<KillableTemporal> {
		const [port] = await freePorts(1);
		return new KillableTemporal(await ensureTemporalCli(), port!);
	}

	get address(): string {
		return `127.0.0.1:${this.port}`;
	}

	start(): void {
		const settings = { '--port': String(this.port), '--db-filename': join(this.folder, 'temporal.db') };
		const args = ['server', 'start-dev', '--headless', '--log-level', 'never', ...Object.entries(settings).flat()];
		this.running = spawn(this.cli, args, { stdio: 'ignore' });
	}

	async kill(): Promise<void> {
		const { running } = this;
		if (!running) return;
		this.running = undefined;
		running.kill('SIGKILL');
		await once(running, 'exit');
	}

	async remove(): Promise<void> {
		await this.kill();
		rmSync(this.folder, { recursive: true });
	}
}
