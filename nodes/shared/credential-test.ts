import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import type { KeyRing } from '../../temporal/contract/keys';
import { ask } from './ask';
import { type HomeworkConnection, type HomeworkCredentials, withConnection } from './connection';
import { CANNOT_READ, KEYS_DIFFER } from './errors';
import { inOneLine, Problem } from './problem';
import { technically } from './technically';

/**
 * Tells apart, in this order: keys that cannot be read, an address that cannot be reached, TLS or API key refused, a
 * missing namespace, no worker on the queues, and keys that differ from the worker's.
 */
export async function therapyHomeworkApiTest(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	try {
		const message = await withConnection(data as unknown as HomeworkCredentials, checkAll);
		return { status: 'OK', message };
	} catch (error) {
		const message = error instanceof Problem ? `${error.message}. ${error.description}` : (error as Error).message;
		return { status: 'Error', message };
	}
}

async function checkAll(connection: HomeworkConnection): Promise<string> {
	await connection.call((client) => client.workflowService.describeNamespace({ namespace: connection.namespace }));
	const worker = await askForKeys(connection);
	const { ring } = connection;
	const readable = worker.ringIds.includes(ring.ids[0]!) && ring.ids.includes(worker.ringIds[0]!);
	if (!readable || worker.identityId !== ring.identityId) {
		throw keysDiffer(ring, `ring ${worker.ringIds.join(', ')} and identity ${worker.identityId}`);
	}
	return `The homework service is there at ${connection.address}, and the keys match.`;
}

/** A worker with quite another ring cannot answer readably; the ids of the keys that it knows stand in its failure. */
async function askForKeys(connection: HomeworkConnection) {
	try {
		return await ask(connection, 'checkKeys', { identityId: connection.ring.identityId });
	} catch (error) {
		if (error instanceof Problem && error.kind === 'keys') {
			throw keysDiffer(connection.ring, `another ring (${inOneLine(error.cause)})`);
		}
		throw error;
	}
}

function keysDiffer(ring: KeyRing, worker: string): Problem {
	return new Problem(
		'keys',
		KEYS_DIFFER,
		technically(
			CANNOT_READ,
			`the credential has ring ${ring.ids.join(', ')} and identity ${ring.identityId}; the worker has ${worker}. ` +
				'Give both the same keys.json.',
		),
	);
}
