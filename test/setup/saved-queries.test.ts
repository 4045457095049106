import { readFileSync } from 'node:fs';
import { defineSearchAttributeKey } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { inProject } from '../../scripts/setup/project.ts';
import { ensureTemporalCli } from '../../scripts/setup/temporal.ts';
import { SEARCH_ATTRIBUTE, WORKFLOW } from '../../temporal/contract/names';

/** The rows of the table under "Saved queries". */
function savedQueries(): Array<[string, string]> {
	const [, section = ''] = readFileSync(inProject('docs/operations.md'), 'utf8').split('## Saved queries');
	const rows = [...section.split('\n## ')[0]!.matchAll(/^\| (.+?) +\| `(.+?)` +\|$/gm)];
	return rows.map(([, purpose, query]) => [purpose!, query!]);
}

let temporal: TestWorkflowEnvironment;

beforeAll(async () => {
	temporal = await TestWorkflowEnvironment.createLocal({
		server: {
			executable: { type: 'existing-path', path: await ensureTemporalCli() },
			searchAttributes: [
				defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD'),
				defineSearchAttributeKey(SEARCH_ATTRIBUTE.client, 'KEYWORD'),
				defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME'),
				defineSearchAttributeKey(SEARCH_ATTRIBUTE.trouble, 'KEYWORD'),
			],
		},
	});
});

afterAll(async () => await temporal?.teardown());

describe('the saved queries of docs/operations.md', () => {
	it.each(savedQueries())('Temporal understands: %s', async (_purpose, query) => {
		await expect(temporal.client.workflow.count(query)).resolves.toMatchObject({ count: 0 });
	});

	it('name only workflows that there are', () => {
		const named = savedQueries().flatMap(([, query]) =>
			[...query.matchAll(/WorkflowType = "(.+?)"/g)].map(([, type]) => type),
		);
		expect(named.length).toBeGreaterThan(0);
		expect(Object.values<string>(WORKFLOW)).toEqual(expect.arrayContaining(named as string[]));
	});
});
