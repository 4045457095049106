import { FlowOrigins } from '../activities/sending/flow-origins';
import { taskQueues } from '../contract/names';
import { checkAlarm } from './alarm/check';
import { checkLedger } from './check-ledger';
import { checkLibrary } from './check-library';
import { Report } from './check-report';
import { checkTemporal } from './check-temporal';
import { readConfig } from './config';
import { connect } from './connection';
import { readKeysFile } from './keys-file';
import type { Logger } from './logging';
import { findWorkflowBundle } from './workflow-bundle';
import { checkWorkflowNames } from './workflow-names';

/**
 * Looks at everything that a worker needs, prints a line for each, and changes nothing but a ledger that is not there
 * yet or not up to date.
 *
 * @returns whether a worker would start, every claimed route answers, and the ledger has what is under way
 */
export async function check(
	env: NodeJS.ProcessEnv,
	logger: Logger,
	signal: AbortSignal,
	print: (line: string) => void,
): Promise<boolean> {
	const report = new Report(print);
	await report.look('workflows', workflows, (file) => `built, in ${file}`);
	const config = await report.look(
		'settings',
		() => readConfig(env),
		({ taskQueue }) => `task queues ${Object.values(taskQueues(taskQueue)).join(', ')}`,
	);
	if (!config) return false;

	const ring = await report.look(
		'keys',
		() => readKeysFile(config.keysFile),
		({ ids, identityId }) => `ring ${ids.join(', ')}; identity ${identityId}`,
	);
	const library = await checkLibrary(report, config.libraryFolder);
	const connection = await report.look(
		'Temporal',
		() => connect(config.temporal, logger, signal, 0),
		() => `reached at ${config.temporal.address}`,
	);
	if (connection) await checkTemporal(report, connection, config.temporal);
	const deployment = connection && { connection, ...config.temporal, taskQueue: config.taskQueue };
	if (ring) {
		const origins = new FlowOrigins(config.flowOrigins);
		await checkLedger(report, config.ledger, { ring, library, deployment, origins });
	}
	if (config.alarm) await checkAlarm(report, config.alarm);
	await connection?.close();
	return report.passed;
}

function workflows(): string {
	checkWorkflowNames();
	return findWorkflowBundle().codePath;
}
