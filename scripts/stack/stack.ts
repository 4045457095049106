import { step } from '../setup/progress.ts';
import { requireFreePorts } from '../setup/ports.ts';
import { mailCatcher } from './mail.ts';
import { importCredentials, publishStarterFlows } from './n8n/flows.ts';
import { hasCurrentNodes, installNodes } from './n8n/package.ts';
import { n8nServer } from './n8n/server.ts';
import { Part, Reaper, type PartCommand } from './part.ts';
import { portNeeds, type StackSettings } from './settings.ts';
import { prepareState, stateIn, type Secrets, type StateFolder } from './state.ts';
import { devServer, registerAttributes } from './temporal.ts';
import { dropSettings, keepSettings, worker } from './worker.ts';

export type PartName = 'temporal' | 'mail' | 'worker' | 'n8n';

const STOPPED_IN_ORDER: PartName[] = ['worker', 'n8n', 'mail', 'temporal'];

/** The programs that a stack runs, as the setup found or fetched them. */
export interface Programs {
	/** n8n's start script. */
	n8n: string;
	/** Temporal's CLI; not needed for a Temporal server that is there already. */
	temporalCli?: string;
}

/**
 * Everything that runs together: Temporal, mail catcher, worker and n8n, on 127.0.0.1, with their state in one folder.
 *
 *     const stack = await Stack.start(settings, programs);
 *     await stack.kill('worker');
 *     await stack.startPart('worker');
 *     await stack.stop();
 */
export class Stack {
	readonly settings: StackSettings;
	readonly state: StateFolder;
	readonly secrets: Secrets;
	/** Says why, once a part ends that nobody stopped. */
	readonly failed: Promise<string>;
	private readonly programs: Programs;
	private readonly reaper = new Reaper();
	private readonly parts = new Map<PartName, Part>();
	private tellFailure!: (why: string) => void;
	private stopping: Promise<void> | undefined;

	private constructor(settings: StackSettings, programs: Programs) {
		this.settings = settings;
		this.programs = programs;
		this.state = stateIn(settings.stateFolder);
		this.secrets = prepareState(this.state);
		this.failed = new Promise((resolve) => (this.tellFailure = resolve));
	}

	/**
	 * Starts all parts in order, and stops those that run when one fails or when `signal` is aborted on the way.
	 *
	 * @throws Error that says which part failed, why, and the end of its log.
	 */
	static async start(settings: StackSettings, programs: Programs, signal?: AbortSignal): Promise<Stack> {
		await requireFreePorts(portNeeds(settings));
		const stack = new Stack(settings, programs);
		try {
			await stack.startAll(signal);
			return stack;
		} catch (error) {
			await stack.stop();
			throw error;
		}
	}

	/** Starts one part, which must not run. */
	async startPart(name: PartName, signal?: AbortSignal): Promise<void> {
		if (this.parts.has(name)) throw new Error(`${name} runs already.`);
		const command = this.command(name);
		if (name === 'worker') keepSettings(this.state, command);
		const part = await Part.start(command, this.reaper, signal);
		this.parts.set(name, part);
		void this.endedByItself(name).then((how) => this.tellFailure(`${how}.\n${part.logEnd()}`));
	}

	/** Says how a part that runs ends by itself: never, where it is stopped or killed. */
	endedByItself(name: PartName): Promise<string> {
		const part = this.running(name);
		return new Promise((resolve) => {
			void part.ended.then((how) => {
				if (this.parts.get(name) === part) resolve(how);
			});
		});
	}

	/** Stops one part as a machine that shuts down does: asked first, killed after its grace time. */
	async stopPart(name: PartName): Promise<void> {
		await this.take(name).stop();
	}

	/** Ends one part as a crash does, by SIGKILL, with everything that it started. */
	async kill(name: PartName): Promise<void> {
		await this.take(name).kill();
	}

	/** Stops all parts, each before what it needs: the worker before the flows to which it posts. Stopping twice is stopping once. */
	stop(): Promise<void> {
		this.stopping ??= this.stopAll();
		return this.stopping;
	}

	private async startAll(signal?: AbortSignal): Promise<void> {
		const go = async (title: string, work: () => Promise<void>) => {
			signal?.throwIfAborted();
			await step(title, work);
		};
		const { address } = this.settings.temporal;
		if (address) {
			await go(`Temporal at ${address}`, () => registerAttributes(this.settings));
		} else {
			await go('Temporal', () => this.startPart('temporal', signal));
		}
		await go('Mail catcher', () => this.startPart('mail', signal));
		await go('Worker', () => this.startPart('worker', signal));
		if (!hasCurrentNodes(this.state))
			await go('Our nodes, packed and installed in n8n', () => installNodes(this.state, signal));
		await go('Credentials, imported', () =>
			importCredentials(this.programs.n8n, this.settings, this.state, this.secrets, signal),
		);
		await go('n8n', () => this.startPart('n8n', signal));
		await go('Starter flows, published', () => publishStarterFlows(this.settings, this.state, this.secrets));
		signal?.throwIfAborted();
	}

	private async stopAll(): Promise<void> {
		for (const name of STOPPED_IN_ORDER) if (this.parts.has(name)) await this.stopPart(name);
		dropSettings(this.state);
		await this.reaper.close();
	}

	private take(name: PartName): Part {
		const part = this.running(name);
		this.parts.delete(name);
		return part;
	}

	private running(name: PartName): Part {
		const part = this.parts.get(name);
		if (!part) throw new Error(`${name} does not run.`);
		return part;
	}

	private command(name: PartName): PartCommand {
		const { settings, state, secrets, programs } = this;
		switch (name) {
			case 'temporal':
				if (!programs.temporalCli) throw new Error('Starting Temporal takes its CLI: give programs.temporalCli.');
				return devServer(programs.temporalCli, settings, state, secrets);
			case 'mail':
				return mailCatcher(settings, state);
			case 'worker':
				return worker(settings, state, secrets);
			case 'n8n':
				return n8nServer(programs.n8n, settings, state, secrets);
		}
	}
}
