import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { fileNameOf } from '../../../temporal/contract/exercise';
import type { Answer } from '../../../temporal/contract/question';
import { ask } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import type { Telling } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { columnsOf } from '../save/parts';
import { binariesOf, type ExportedFile } from './binaries';
import { exportParameters } from './parameters';

interface Asked {
	which: 'all' | 'saved';
	as: 'markdown' | 'parts';
}

type Exported = Answer<'exportExercises'>['files'][number];

/** The exercises that every item asks for, each with its file, or as the row of a sheet. */
export const exportExercises: Telling = async (context, connection) => {
	const read = (itemIndex: number): Asked => {
		const parameters = new ItemParameters(context, itemIndex, exportParameters, 'Nothing was exported');
		const which = parameters.need('exportWhich', choice<Asked['which']>())!;
		const as = parameters.need('exportAs', choice<Asked['as']>())!;
		parameters.check();
		return { which, as };
	};
	const told = await tellOfEach(context, read, async (asked) => (await exported(connection, asked)).map(asItem));
	return await Promise.all(told.map(async (item) => await withFiles(context, connection, item)));
};

async function exported(connection: HomeworkConnection, { which, as }: Asked): Promise<Exported[]> {
	const files: Exported[] = [];
	let from: number | undefined = 0;
	while (from !== undefined) {
		const asked = { saved: which === 'saved', as, from };
		const answer: Answer<'exportExercises'> = await ask(connection, 'exportExercises', asked);
		files.push(...answer.files);
		from = answer.next;
	}
	return files;
}

/** With a file's name, its content and what belongs to it, which `withFiles` takes out. */
function asItem({ content, attached = [], ...about }: Exported): IDataObject {
	if (typeof content === 'string') return { ...about, fileName: fileNameOf(about), content, attached };
	return { ...about, ...columnsOf(content) };
}

async function withFiles(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
	{ json: { content, attached, ...json }, ...item }: INodeExecutionData,
): Promise<INodeExecutionData> {
	if (typeof content !== 'string') return { json, ...item };
	const exercise = { ...json, content, attached } as unknown as ExportedFile;
	return { json, ...item, binary: await binariesOf(context, connection, exercise) };
}
