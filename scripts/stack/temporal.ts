import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { SEARCH_ATTRIBUTE } from '../../temporal/contract/names.ts';
import type { PartCommand } from './part.ts';
import type { StackSettings } from './settings.ts';
import type { Secrets, StateFolder } from './state.ts';

type AttributeType = 'Keyword' | 'Datetime';

const ATTRIBUTE_TYPES: Record<keyof typeof SEARCH_ATTRIBUTE, AttributeType> = {
	outcome: 'Keyword',
	client: 'Keyword',
	due: 'Datetime',
	trouble: 'Keyword',
};

const ATTRIBUTES = Object.entries(ATTRIBUTE_TYPES).map(([name, type]) => ({
	name: SEARCH_ATTRIBUTE[name as keyof typeof SEARCH_ATTRIBUTE],
	type,
}));

/** `host:port` of the Temporal server that the stack's worker and nodes talk to. */
export function temporalAddress({ temporal, ports }: StackSettings): string {
	return temporal.address ?? `127.0.0.1:${ports.temporal}`;
}

/** Temporal's dev server with its UI, kept in a file, decoding through the worker's codec endpoint. */
export function devServer(cli: string, settings: StackSettings, state: StateFolder, secrets: Secrets): PartCommand {
	const { ports } = settings;
	return {
		name: 'Temporal',
		command: cli,
		args: [
			...['server', 'start-dev'],
			...['--ip', '127.0.0.1', '--port', `${ports.temporal}`, '--ui-port', `${ports.temporalUi}`],
			...['--db-filename', state.temporalDatabase, '--namespace', settings.temporal.namespace],
			...ATTRIBUTES.flatMap(({ name, type }) => ['--search-attribute', `${name}=${type}`]),
			...['--ui-codec-endpoint', `http://127.0.0.1:${ports.codec}/${secrets.codecSecret}`],
			...['--ui-disable-news-fetch', '--log-level', 'warn'],
		],
		env: process.env,
		logFile: `${state.logFolder}/temporal.log`,
		isReady: () => hasAttributes(settings),
		readyWithinMs: 60_000,
		graceMs: 10_000,
	};
}

/** Registers the search attributes on a server that is there already. */
export async function registerAttributes(settings: StackSettings): Promise<void> {
	await withConnection(settings, async (connection) => {
		const { IndexedValueType } = proto.temporal.api.enums.v1;
		const types = {
			Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
			Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
		};
		const missing = await missingAttributes(connection, settings.temporal.namespace);
		if (missing.length === 0) return;
		await connection.operatorService.addSearchAttributes({
			namespace: settings.temporal.namespace,
			searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, types[type]])),
		});
	});
}

async function hasAttributes(settings: StackSettings): Promise<boolean> {
	return withConnection(settings, async (connection) => {
		return (await missingAttributes(connection, settings.temporal.namespace)).length === 0;
	});
}

async function missingAttributes(connection: Connection, namespace: string) {
	const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
	return ATTRIBUTES.filter(({ name }) => !(name in customAttributes));
}

async function withConnection<T>(settings: StackSettings, work: (connection: Connection) => Promise<T>): Promise<T> {
	const { tls, clientCertificate: pair, apiKey } = settings.temporal;
	const clientCertPair = pair && { crt: Buffer.from(pair.certificate), key: Buffer.from(pair.key) };
	const address = temporalAddress(settings);
	const connection = await Connection.connect({
		address,
		tls: clientCertPair ? { clientCertPair } : tls,
		apiKey,
		connectTimeout: '2 seconds',
	});
	try {
		return await work(connection);
	} finally {
		await connection.close();
	}
}
