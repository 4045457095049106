import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePorts } from '../../scripts/setup/ports.ts';

/** The worker as it is built; `npm test` builds before it tests. */
export const builtWorker = join(__dirname, '../../temporal/dist/worker/main.js');

/** A worker in a process of its own, as it is run in production. */
export class WorkerProcess {
	readonly lines: string[] = [];
	/** The exit code, or the signal that ended it. */
	readonly ended: Promise<number | NodeJS.Signals>;
	private readonly child: ChildProcess;
	private readonly readers = new Set<() => void>();

	constructor(env: Record<string, string>, { args = [] as string[], script = builtWorker } = {}) {
		const others = Object.entries(process.env).filter(([name]) => !name.startsWith('HOMEWORK_'));
		this.child = spawn(process.execPath, [script, ...args], {
			env: { ...Object.fromEntries(others), ...env },
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		createInterface({ input: this.child.stdout! }).on('line', (line) => {
			this.lines.push(line);
			for (const read of this.readers) read();
		});
		this.ended = once(this.child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
	}

	get output(): string {
		return this.lines.join('\n');
	}

	/** Waits for a line with this text, and says so where the worker ended without it. */
	async says(text: string): Promise<string> {
		let read!: () => void;
		const found = new Promise<string>((resolve) => {
			read = () => {
				const line = this.lines.find((candidate) => candidate.includes(text));
				if (line !== undefined) resolve(line);
			};
			this.readers.add(read);
			read();
		});
		const gone = this.ended.then((code) => {
			throw new Error(`The worker ended with ${code} and never said "${text}":\n${this.output}`);
		});
		gone.catch(() => undefined);
		try {
			return await Promise.race([found, gone]);
		} finally {
			this.readers.delete(read);
		}
	}

	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | NodeJS.Signals> {
		this.child.kill(signal);
		return await this.ended;
	}
}

/** A port on the loopback interface that nothing listens on. */
export async function freePort(): Promise<number> {
	return (await freePorts(1))[0]!;
}

/** Polls the health endpoint until it answers with this status. */
export async function health(port: number, status: number): Promise<object> {
	for (;;) {
		const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
		if (answer?.status === status) return (await answer.json()) as object;
	}
}
