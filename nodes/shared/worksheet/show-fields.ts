import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { Field } from '../../../temporal/contract/exercise-fields';
import { CREDENTIAL, type HomeworkConnection, type HomeworkCredentials, withConnection } from '../connection';
import { toNodeError } from '../errors';

/** The fields that a parameter has to be filled in, or what stands there in place of any. */
export type ShownFields = { fields: Field[] } | { notice: string };

/**
 * Shows in the editor the fields that a parameter has to be filled in.
 *
 * @param find tells them, or why there are none
 */
export async function showFields(
	context: ILoadOptionsFunctions,
	find: (connection: HomeworkConnection) => Promise<ShownFields>,
): Promise<ResourceMapperFields> {
	const { mappingOf } = await import('./mapping');
	const credentials = await context.getCredentials<HomeworkCredentials>(CREDENTIAL);
	try {
		return mappingOf(await withConnection(credentials, find));
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** The fields that there are, or that there are none. */
export function shown(fields: Field[], none: string): ShownFields {
	return fields.length > 0 ? { fields } : { notice: none };
}

/** Whether a parameter is known only once the flow runs: nothing is there, or an expression that the editor cannot tell yet. */
export function isKnownLater(value: unknown): boolean {
	return value == null || (typeof value === 'string' && /^\s*(=|$)/.test(value));
}

/** What can be done about it. */
export const ONCE_IT_RUNS =
	'Where it is known only once the flow runs, as by an expression, choose Map Automatically: it takes the columns of the items that are called like the fields of the exercise, or like their labels.';
