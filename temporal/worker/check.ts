import { FlowOrigins } from '../activities/sending/flow-origins';
import { taskQueues } from '../contract/names';
import { loadLibrary } from '../library/library';
import { checkLedger } from './check-ledger';
import { Report } from './check-report';
import { readConfig, type WorkerConfig } from './config';
import { checkNamespace, checkSearchAttributes, connect } from './connection';
import { readKeysFile } from './keys-file';
import type { Logger } from './logging';
import { practiceClock } from './practice-clock';
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
	const library = await report.look(
		'library',
		() => loadLibrary(config.libraryFolder),
		({ exercises }) => `exercises ${[...exercises.keys()].join(', ')}`,
	);
	if (library) {
		const { words, assumed } = practiceClock(library.calendar);
		report[assumed ? 'note' : 'ok']('clock', words);
	}
	const connection = await report.look(
		'Temporal',
		() => connect(config.temporal, logger, signal, 0),
		() => `reached at ${config.temporal.address}`,
	);
	if (connection) {
		report.ok('access', access(config.temporal));
		await report.look(
			'namespace',
			() => checkNamespace(connection, config.temporal),
			() => config.temporal.namespace,
		);
		await report.look(
			'search attributes',
			() => checkSearchAttributes(connection, config.temporal),
			() => 'registered',
		);
	}
	const deployment = connection && { connection, ...config.temporal, taskQueue: config.taskQueue };
	if (ring) await checkLedger(report, config.ledger, ring, library, deployment, new FlowOrigins(config.flowOrigins));
	await connection?.close();
	return report.passed;
}

/** What no key of ours stops. */
function access({ address, tls, clientCertificate, apiKey }: WorkerConfig['temporal']): string {
	const shown = [tls && 'TLS', clientCertificate && 'a client certificate', apiKey !== undefined && 'an API key'];
	return (
		`this worker shows ${shown.filter(Boolean).join(', ') || 'nothing'}. Whoever reaches ${address} can cancel, terminate and ` +
		"reset workflows, which needs no key of ours: only Temporal's own access control stops that"
	);
}

function workflows(): string {
	checkWorkflowNames();
	return findWorkflowBundle().codePath;
}
