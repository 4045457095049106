import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { Field } from '../../../temporal/contract/exercise-fields';
import { CREDENTIAL, type HomeworkConnection, type HomeworkCredentials, withConnection } from '../connection';
import { toNodeError } from '../errors';

/**
 * Shows in the editor the fields that a parameter has to be filled in.
 *
 * @param find tells them; undefined where the parameter that says which exercise it is says nothing yet
 * @param notice what stands there where there are none
 */
export async function showFields(
	context: ILoadOptionsFunctions,
	find: (connection: HomeworkConnection) => Promise<Field[] | undefined>,
	notice: string,
): Promise<ResourceMapperFields> {
	const { mappingOf } = await import('./mapping');
	const credentials = await context.getCredentials<HomeworkCredentials>(CREDENTIAL);
	try {
		return mappingOf((await withConnection(credentials, find)) ?? [], notice);
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}
