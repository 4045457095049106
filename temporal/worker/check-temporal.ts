import type { NativeConnection } from '@temporalio/worker';
import type { Report } from './check-report';
import type { WorkerConfig } from './config';
import { checkNamespace, checkSearchAttributes } from './connection';

/** Looks at what a Temporal that was reached has to have. */
export async function checkTemporal(
	report: Report,
	connection: NativeConnection,
	config: WorkerConfig['temporal'],
): Promise<void> {
	report.ok('access', access(config));
	await report.look(
		'namespace',
		() => checkNamespace(connection, config),
		() => config.namespace,
	);
	await report.look(
		'search attributes',
		() => checkSearchAttributes(connection, config),
		() => 'registered',
	);
}

/** What no key of ours stops. */
function access({ address, tls, clientCertificate, apiKey }: WorkerConfig['temporal']): string {
	const shown = [tls && 'TLS', clientCertificate && 'a client certificate', apiKey !== undefined && 'an API key'];
	return (
		`this worker shows ${shown.filter(Boolean).join(', ') || 'nothing'}. Whoever reaches ${address} can cancel, terminate and ` +
		"reset workflows, which needs no key of ours: only Temporal's own access control stops that"
	);
}
