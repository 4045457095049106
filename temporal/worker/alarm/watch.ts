import { setTimeout } from 'node:timers/promises';
import type { NativeConnection } from '@temporalio/worker';
import { alarmWays } from '../../activities/sending/alarm-ways';
import type { FlowOrigins } from '../../activities/sending/flow-origins';
import { verifyRoutes } from '../../activities/sending/verify-routes';
import type { KeyRing } from '../../contract/keys';
import type { Ledger } from '../../ledger/ledger';
import type { Logger } from '../logging';
import { Alarm } from './alarm';
import type { AlarmConfig } from './config';
import { within } from './within';
import type { Trouble } from './words';

/** It looks five times until it speaks, and speaks again after twelve times as long: three times, where it was over. */
const LOOKS = 5;
const AGAIN = 12;
const ANEW = 3;

/** How long Temporal may take to answer, in milliseconds. */
const CALL_MS = 5_000;

/** How long all flows may take to answer, and the ledger to say which there are, in milliseconds. */
const ROUTES_MS = 20_000;

export interface WatchSource {
	config: AlarmConfig;
	ledger: Ledger;
	ring: KeyRing;
	origins: FlowOrigins;
	logger: Logger;
}

/** Begins to look. */
export async function startAlarm(source: WatchSource): Promise<AlarmWatch> {
	return new AlarmWatch(source);
}

/** Looks every minute, planned messages or not, whether anything could go out and the office be told, and has the alarm say where not. */
export class AlarmWatch {
	private readonly alarm: Alarm;
	private readonly stopping = new AbortController();
	private readonly watching: Promise<void>;
	private connection: NativeConnection | undefined;

	constructor(private readonly source: WatchSource) {
		const { config, ledger, logger } = source;
		const afterMs = config.after * 1000;
		const ways = alarmWays(config);
		this.alarm = new Alarm({
			ways,
			alarms: ledger.alarms,
			afterMs,
			againMs: afterMs * AGAIN,
			anewMs: afterMs * ANEW,
			logger,
		});
		this.watching = this.watch(afterMs / LOOKS);
	}

	/** Where Temporal was reached; until then it is what is away. */
	connected(connection: NativeConnection): void {
		this.connection = connection;
	}

	/** Why the alarm could not speak; undefined where it could. */
	get problem(): string | undefined {
		return this.alarm.problem;
	}

	async close(): Promise<void> {
		this.stopping.abort();
		await this.watching;
	}

	private async watch(everyMs: number): Promise<void> {
		const { signal } = this.stopping;
		const pause = () => setTimeout(everyMs, undefined, { signal }).catch(() => undefined);
		for (; !signal.aborted; await pause()) {
			try {
				await this.alarm.take(await this.troubles());
			} catch (error) {
				this.source.logger.error(`The alarm could not look: ${(error as Error).message}`);
			}
		}
	}

	private async troubles(): Promise<Trouble[]> {
		const looks: Array<[Trouble, Promise<boolean>]> = [
			['n8n', this.hasWayOut()],
			['temporal', this.hasTemporal()],
			['ledger', this.canWrite()],
			['unheard', this.isHeard()],
		];
		const found = await Promise.all(looks.map(async ([trouble, isWell]) => ((await isWell) ? [] : [trouble])));
		return found.flat();
	}

	/**
	 * The client's page sends nothing. Where no flow is published, none is missing while no homework is open. A ledger that
	 * cannot be read is told by itself.
	 */
	private async hasWayOut(): Promise<boolean> {
		return await within(ROUTES_MS, this.pingAll(), true);
	}

	private async pingAll(): Promise<boolean> {
		const { ledger, ring, origins } = this.source;
		const routes = (await verifyRoutes({ ledger, ring, origins })).filter(({ kind }) => kind !== 'page');
		if (routes.length > 0) return routes.some(({ problem }) => problem === undefined);
		return (await ledger.openAssignments.page({ scope: 'practice' }, Date.now(), 1)).length === 0;
	}

	private async hasTemporal(): Promise<boolean> {
		const { connection } = this;
		if (!connection) return false;
		// The client tries by itself again and again, beyond any deadline that it is given.
		const asked = connection.workflowService.getSystemInfo({}).then(() => true);
		return await within(CALL_MS, asked, false);
	}

	/** A ledger that cannot be read is told by itself. */
	private async isHeard(): Promise<boolean> {
		const unheard = this.source.ledger.troubles.isUnheard(Date.now());
		return !(await within(CALL_MS, unheard, false));
	}

	private async canWrite(): Promise<boolean> {
		try {
			await this.source.ledger.writing.check();
			return true;
		} catch {
			return false;
		}
	}
}
