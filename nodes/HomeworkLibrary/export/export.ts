import type { IDataObject } from 'n8n-workflow';
import { fileNameOf, type Exercise } from '../../../temporal/contract/exercise';
import { ask } from '../../shared/ask';
import { mapConcurrently } from '../../shared/concurrency';
import type { HomeworkConnection } from '../../shared/connection';
import type { Telling } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { exportParameters } from './parameters';

type Which = 'all' | 'saved';

/** So many are asked for at a time. */
const AT_ONCE = 5;

/** The exercises that every item asks for, each with its file. */
export const exportExercises: Telling = async (context, connection) => {
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, exportParameters, 'Nothing was exported');
		const which = parameters.need('exportWhich', choice<Which>())!;
		parameters.check();
		return which;
	};
	const told = await tellOfEach(context, read, async (which) => await filesOf(connection, which));
	return await Promise.all(
		told.map(async ({ json, ...item }) => {
			const { markdown, ...about } = json;
			if (typeof markdown !== 'string') return { json, ...item };
			const name = fileNameOf(about as unknown as Exercise);
			const data = await context.helpers.prepareBinaryData(Buffer.from(markdown), name, 'text/markdown');
			return { json: { ...about, fileName: name }, ...item, binary: { data } };
		}),
	);
};

async function filesOf(connection: HomeworkConnection, which: Which): Promise<IDataObject[]> {
	const all = await ask(connection, 'findExercises', { retired: true });
	const wanted = which === 'saved' ? all.filter(({ saved }) => saved) : all;
	return await mapConcurrently(wanted, AT_ONCE, async ({ exerciseId, language, title, version, saved, retired }) => {
		const found = await ask(connection, 'getExercise', { exerciseId, language });
		return { exerciseId, language, title, version, saved, retired, markdown: found?.markdown };
	});
}
