import { defineSearchAttributeKey, type DataConverter } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { ensureTemporalCli } from '../scripts/setup/temporal.ts';
import { dropWhatComesAfterTheClose } from './closed-channel';
import { SEARCH_ATTRIBUTE } from '../temporal/contract/names';

const SEARCH_ATTRIBUTES = [
	defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD'),
	defineSearchAttributeKey(SEARCH_ATTRIBUTE.client, 'KEYWORD'),
	defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME'),
	defineSearchAttributeKey(SEARCH_ATTRIBUTE.trouble, 'KEYWORD'),
];

interface DevServerOptions {
	dataConverter?: DataConverter;
	/** Without what a practice's server is prepared with. */
	bare?: boolean;
	/** Settings of the server that differ from its usual ones. */
	config?: Record<string, number>;
}

/** Temporal's dev server, prepared as a practice's server is. */
export async function devServer({
	dataConverter,
	bare = false,
	config = {},
}: DevServerOptions = {}): Promise<TestWorkflowEnvironment> {
	const environment = await TestWorkflowEnvironment.createLocal({
		server: {
			executable: { type: 'existing-path', path: await ensureTemporalCli() },
			searchAttributes: bare ? [] : SEARCH_ATTRIBUTES,
			extraArgs: Object.entries(config).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
		},
		client: { dataConverter },
	});
	dropWhatComesAfterTheClose(environment.connection);
	return environment;
}
