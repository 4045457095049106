import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StateFolder } from '../state.ts';

/** What n8n has, read from its database: its command line says less, and takes four seconds for it. */
export interface N8nContent {
	flowIds: Set<string>;
	credentialIds: Set<string>;
	/** Names of the published flows whose webhooks n8n has not registered. */
	waiting: string[];
}

/** Reads n8n's database; before n8n's first run there is nothing in it. */
export function readN8n(state: StateFolder): N8nContent {
	const file = join(state.n8nUserFolder, '.n8n/database.sqlite');
	if (!existsSync(file)) return { flowIds: new Set(), credentialIds: new Set(), waiting: [] };
	const database = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
	const strings = (query: string) =>
		database
			.prepare(query)
			.all()
			.map((row) => Object.values(row).join());
	try {
		return {
			flowIds: new Set(strings('SELECT id FROM workflow_entity')),
			credentialIds: new Set(strings('SELECT id FROM credentials_entity')),
			waiting: strings(
				`SELECT name FROM workflow_entity WHERE activeVersionId IS NOT NULL
				AND NOT EXISTS (SELECT 1 FROM webhook_entity WHERE workflowId = workflow_entity.id)
				AND (nodes LIKE '%n8n-nodes-therapy-homework.homeworkTrigger%'
					OR nodes LIKE '%n8n-nodes-therapy-homework.homeworkPage%'
					OR nodes LIKE '%n8n-nodes-base.formTrigger%')`,
			),
		};
	} finally {
		database.close();
	}
}
