import { verifyRoutes } from '../activities/sending/verify-routes';
import { taskQueues } from '../contract/names';
import { openLedger } from '../ledger/ledger';
import { loadLibrary } from '../library/library';
import { readConfig } from './config';
import { checkNamespace, checkSearchAttributes, connect } from './connection';
import { readKeysFile } from './keys-file';
import type { Logger } from './logging';
import { findWorkflowBundle } from './workflow-bundle';
import { checkWorkflowNames } from './workflow-names';

/** Prints a line for each thing looked at, and remembers whether one failed. */
class Report {
	passed = true;

	constructor(private readonly print: (line: string) => void) {}

	/** Looks at one thing; answers undefined where it failed. */
	async look<T>(name: string, at: () => T | Promise<T>, words: (found: T) => string): Promise<T | undefined> {
		try {
			const found = await at();
			this.print(`ok    ${name}: ${words(found)}`);
			return found;
		} catch (error) {
			this.fail(name, (error as Error).message);
			return undefined;
		}
	}

	fail(name: string, problem: string): void {
		this.passed = false;
		this.print(`FAIL  ${name}: ${problem}`);
	}
}

/**
 * Looks at everything that a worker needs, prints a line for each, and changes nothing but a ledger that is not there
 * yet or not up to date.
 *
 * @returns whether a worker would start, and every claimed route answers
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
	const connection = await report.look(
		'Temporal',
		() => connect(config.temporal, logger, signal, 0),
		() => `reached at ${config.temporal.address}`,
	);
	if (connection) {
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
		await connection.close();
	}
	const ledger =
		ring &&
		(await report.look(
			'ledger',
			() => openLedger({ ...config.ledger, ring }),
			() => 'can be read with these keys',
		));
	if (ledger) {
		await report.look(
			'writing',
			() => ledger.writing.check(),
			() => 'the ledger can be written',
		);
		if (library) {
			await report.look(
				'exercises',
				() => ledger.exercises.check(library.exercises.values()),
				() => 'each is new, or on record with the same text',
			);
		}
		await report.look(
			'responsibilities',
			() => ledger.handovers.check(),
			(assignments) => `${assignments}, each as the handovers say`,
		);
		const routes = await report.look(
			'routes',
			() => verifyRoutes({ ledger, ring }),
			(found) => (found.length === 0 ? 'no flow has claimed a command yet' : `${found.length} claimed`),
		);
		for (const { kind, flowName, problem } of routes ?? []) {
			if (problem === undefined) print(`ok    route ${kind}: the flow "${flowName}" answers`);
			else report.fail(`route ${kind}`, problem);
		}
		await ledger.close();
	}
	return report.passed;
}

function workflows(): string {
	checkWorkflowNames();
	return findWorkflowBundle().codePath;
}
