import { defineSearchAttributeKey, type DataConverter } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { ensureTemporalCli } from '../scripts/setup/temporal.ts';
import { SEARCH_ATTRIBUTE } from '../temporal/contract/names';

const SEARCH_ATTRIBUTES = [
	defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD'),
	defineSearchAttributeKey(SEARCH_ATTRIBUTE.client, 'KEYWORD'),
	defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME'),
	defineSearchAttributeKey(SEARCH_ATTRIBUTE.trouble, 'KEYWORD'),
];

/** Temporal's dev server, prepared as a practice's server is unless it is to be `bare`. */
export async function devServer({
	dataConverter,
	bare = false,
}: { dataConverter?: DataConverter; bare?: boolean } = {}): Promise<TestWorkflowEnvironment> {
	return await TestWorkflowEnvironment.createLocal({
		server: {
			executable: { type: 'existing-path', path: await ensureTemporalCli() },
			searchAttributes: bare ? [] : SEARCH_ATTRIBUTES,
		},
		client: { dataConverter },
	});
}
