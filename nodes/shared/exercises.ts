import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { ask, askIfAnswered } from './ask';
import { CREDENTIAL, type HomeworkConnection, type HomeworkCredentials, withConnection } from './connection';
import { toNodeError } from './errors';
import type { KnownExercises } from './parameters/exercise';

/** The library's exercises for the list of the editor; an empty list means an empty library. */
export async function searchExercises(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const credentials = await this.getCredentials<HomeworkCredentials>(CREDENTIAL);
	try {
		const exercises = await withConnection(credentials, (connection) => ask(connection, 'listExercises', {}));
		const wanted = filter.toLowerCase();
		return {
			results: exercises
				.filter(({ exerciseId, title }) => exerciseId.includes(wanted) || title.toLowerCase().includes(wanted))
				.map(({ exerciseId, title, kind, minutes }) => ({
					name: `${title} (${kind}, ${minutes} min)`,
					value: exerciseId,
				})),
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error, 0);
	}
}

/** The library's exercises; undefined where no worker answers. */
export async function knownExercises(connection: HomeworkConnection): Promise<KnownExercises | undefined> {
	return await askIfAnswered(connection, 'listExercises', {});
}
