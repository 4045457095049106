import type { NativeConnection } from '@temporalio/worker';
import type { FlowOrigins } from '../activities/sending/flow-origins';
import type { KeyRing } from '../contract/keys';
import { taskQueues } from '../contract/names';
import type { Look } from '../contract/questions-service';
import type { Ledger } from '../ledger/ledger';
import { CAN_BE_READ, checkRecord } from './check-ledger';
import { checkLibrary } from './check-library';
import { Report } from './check-report';
import { checkTemporal } from './check-temporal';
import { requireWatch } from './check-watch';
import type { WorkerConfig } from './config';
import type { Deployment } from './open-assignments';

/** What is compared whole, and was well, is compared again after so long, in milliseconds. */
const WHOLE_EVERY_MS = 60 * 60_000;

/** What has waited for so long beyond its instant is overdue, in milliseconds. */
const OVERDUE_MS = 10 * 60_000;

export interface LookSource {
	config: Pick<WorkerConfig, 'temporal' | 'taskQueue' | 'libraryFolder'>;
	ring: KeyRing;
	ledger: Ledger;
	connection: NativeConnection;
	origins: FlowOrigins;
	/** What speaks where n8n is away. */
	alarm?: { problem: string | undefined };
}

/** A look by a worker that runs at everything that `--check` looks at, and at whether what was planned has gone out. */
export function lookingAround({ config, ring, ledger, connection, origins, alarm }: LookSource): () => Promise<Look[]> {
	const checkTurns = nowAndThenWhileWell(() => ledger.handovers.check());
	const deployment: Deployment = { connection, ...config.temporal, taskQueue: config.taskQueue };
	const since = Date.now();
	return async () => {
		const report = new Report();
		report.ok('settings', `task queues ${Object.values(taskQueues(config.taskQueue)).join(', ')}`);
		const library = await checkLibrary(report, config.libraryFolder);
		report.ok('Temporal', `reached at ${config.temporal.address}`);
		await checkTemporal(report, connection, config.temporal);
		report.ok('ledger', CAN_BE_READ);
		await checkRecord(report, { ledger }, { ring, library, deployment, origins }, checkTurns);
		await report.look(
			'planned',
			() => requireNothingOverdue(ledger, Date.now()),
			() => 'what was planned has gone out, or waits its time',
		);
		await report.look(
			'watch',
			() => requireWatch(deployment, since, Date.now()),
			() => 'it looks for what goes wrong every three minutes',
		);
		await report.look(
			'attention',
			() => requireHeard(ledger, Date.now()),
			() => 'nothing waits that the office has to be told',
		);
		if (!alarm) report.note('alarm', 'not set: HOMEWORK_ALARM_SMTP or HOMEWORK_ALARM_URL name whom to tell');
		else if (alarm.problem === undefined) report.ok('alarm', 'it could speak');
		else report.fail('alarm', alarm.problem);
		return report.looks;
	};
}

async function requireNothingOverdue(ledger: Ledger, now: number): Promise<void> {
	const overdue = await ledger.overdue.before(now - OVERDUE_MS, now);
	if (!overdue) return;
	throw new Error(
		`${overdue.commands === 1 ? '1 command is' : `${overdue.commands} commands are`} more than ${OVERDUE_MS / 60_000} minutes over their instant, the oldest since ` +
			`${new Date(overdue.since).toISOString()}, and nothing has taken that up. Look at the pending activities of ` +
			'its workflow, and at whether that still runs.',
	);
}

async function requireHeard(ledger: Ledger, now: number): Promise<void> {
	if (!(await ledger.troubles.isUnheard(now))) return;
	throw new Error(
		'what goes wrong reaches no flow that takes the topic attention, or its messages are refused. Look at the executions of ' +
			'that flow, and at the table troubles.',
	);
}

function nowAndThenWhileWell<T>(look: () => Promise<T>): () => Promise<T> {
	let last: { found: T; at: number } | undefined;
	return async () => {
		if (last && performance.now() - last.at < WHOLE_EVERY_MS) return last.found;
		last = undefined;
		last = { found: await look(), at: performance.now() };
		return last.found;
	};
}
