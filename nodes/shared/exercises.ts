import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { languagesInWords } from '../../temporal/contract/language-names';
import { ask, askIfAnswered } from './ask';
import { CREDENTIAL, type HomeworkConnection, type HomeworkCredentials, withConnection } from './connection';
import { toNodeError } from './errors';
import type { KnownExercises } from './parameters/exercise';

/** The library's exercises for the list of the editor; an empty list means an empty library. */
export async function searchExercises(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await search(this, filter);
}

/** Those that were retired, for the same. */
export async function searchRetiredExercises(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await search(this, filter, 'only');
}

async function search(
	context: ILoadOptionsFunctions,
	filter: string,
	retired?: 'only',
): Promise<INodeListSearchResult> {
	const { byExercise } = await import('./parameters/exercise');
	const credentials = await context.getCredentials<HomeworkCredentials>(CREDENTIAL);
	try {
		const exercises = await withConnection(credentials, (connection) => ask(connection, 'listExercises', { retired }));
		const wanted = filter.toLowerCase();
		return {
			results: byExercise(exercises)
				.sort(([one], [other]) => one.title.localeCompare(other.title, 'en'))
				.filter((texts) =>
					texts.some(({ exerciseId, title }) => exerciseId.includes(wanted) || title.toLowerCase().includes(wanted)),
				)
				.map((texts) => {
					const { exerciseId, title, kind, minutes } = texts[0];
					const languages = languagesInWords(texts.map(({ language }) => language));
					return { name: `${title} (${kind}, ${minutes} min, ${languages})`, value: exerciseId };
				}),
		};
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** The library's exercises, with those that were retired; undefined where no worker answers. */
export async function knownExercises(connection: HomeworkConnection): Promise<KnownExercises | undefined> {
	return await askIfAnswered(connection, 'listExercises', { retired: 'too' });
}
