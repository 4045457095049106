import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the nodes are. */
export const nodesFolder = join(__dirname, '../../nodes');

/** What n8n's editor is told that a node puts out. */
export interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/**
 * The schema of what a node puts out.
 *
 * @param operation for a node that has several
 */
export function schemaOf(folder: string, operation?: string): Schema {
	const file = operation === undefined ? 'v1.0.0.json' : join('v1.0.0', `${operation}.json`);
	return JSON.parse(readFileSync(join(nodesFolder, folder, '__schema__', file), 'utf8')) as Schema;
}

/** By their paths, what of a value a schema does not have, or has as something else. */
export function strangeIn(value: unknown, schema: Schema | undefined, path = ''): string[] {
	if (value === undefined) return [];
	if (!schema) return [path];
	if (Array.isArray(value) && schema.type === 'array') {
		return value.flatMap((each) => strangeIn(each, schema.items, `${path}[]`));
	}
	if (typeof value === 'object' && value !== null && schema.type === 'object') {
		return Object.entries(value).flatMap(([name, each]) =>
			strangeIn(each, schema.properties?.[name], `${path}.${name}`),
		);
	}
	const fits = typeof value === (schema.type === 'integer' ? 'number' : schema.type);
	return fits ? [] : [`${path} is ${JSON.stringify(value)}`];
}
