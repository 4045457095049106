import { readFileSync } from 'node:fs';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { inProject } from '../../scripts/setup/project.ts';
import { SEARCH_ATTRIBUTE, WORKFLOW } from '../../temporal/contract/names';
import { devServer } from '../dev-server';
import { until } from '../e2e/until';

/** The rows of the table under "Saved queries". */
function savedQueries(): Array<[string, string]> {
	const [, section = ''] = readFileSync(inProject('docs/operations.md'), 'utf8').split('## Saved queries');
	const rows = [...section.split('\n## ')[0]!.matchAll(/^\| (.+?) +\| `(.+?)` +\|$/gm)];
	return rows.map(([, purpose, query]) => [purpose!, query!]);
}

let temporal: TestWorkflowEnvironment;

beforeAll(async () => (temporal = await devServer()));

afterAll(async () => await temporal?.teardown());

describe('the saved queries of docs/operations.md', () => {
	it.each(savedQueries())('Temporal understands: %s', async (_purpose, query) => {
		await expect(temporal.client.workflow.count(query)).resolves.toMatchObject({ count: 0 });
	});

	it('count no run that was terminated, as each is that was reset', async () => {
		const { workflow } = temporal.client;
		const runs = Object.values(WORKFLOW).flatMap((type) => ['open', 'refused'].map((outcome) => ({ type, outcome })));
		for (const { type, outcome } of runs) {
			const handle = await workflow.start(type, {
				workflowId: `${type}/${outcome}`,
				taskQueue: 'nobody polls this',
				typedSearchAttributes: [
					{ key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD'), value: outcome },
					{ key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.client, 'KEYWORD'), value: 'A'.repeat(22) },
					{ key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.trouble, 'KEYWORD'), value: 'unreadable' },
					{ key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME'), value: new Date('2026-11-30T09:00:00Z') },
				],
			});
			await handle.terminate();
		}
		await until(async () => (await workflow.count('ExecutionStatus = "Terminated"')).count === runs.length);
		for (const [purpose, query] of savedQueries()) {
			expect([purpose, (await workflow.count(query)).count]).toEqual([purpose, 0]);
		}
	});

	it('name only workflows that there are', () => {
		const named = savedQueries().flatMap(([, query]) =>
			[...query.matchAll(/WorkflowType = "(.+?)"/g)].map(([, type]) => type),
		);
		expect(named.length).toBeGreaterThan(0);
		expect(Object.values<string>(WORKFLOW)).toEqual(expect.arrayContaining(named as string[]));
	});
});
