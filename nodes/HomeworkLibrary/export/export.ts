import type { IDataObject } from 'n8n-workflow';
import { fileNameOf, type Exercise } from '../../../temporal/contract/exercise';
import type { Answer } from '../../../temporal/contract/question';
import { ask } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import type { Telling } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { exportParameters } from './parameters';

type Which = 'all' | 'saved';

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
	const files: IDataObject[] = [];
	let from: number | undefined = 0;
	while (from !== undefined) {
		const answer: Answer<'exportExercises'> = await ask(connection, 'exportExercises', {
			saved: which === 'saved',
			from,
		});
		files.push(...answer.files);
		from = answer.next;
	}
	return files;
}
