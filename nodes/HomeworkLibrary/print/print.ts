import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { HomeworkConnection } from '../../shared/connection';
import type { Telling } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfWorksheets } from '../../shared/worksheets';
import { tellOfExercises } from '../exercises';
import { htmlNameOf, withFile } from '../with-file';
import { printParameters } from './parameters';
import { sheet } from './sheet';

const NOT_PRINTED = 'Nothing was printed';

/** A sheet for paper for every item, of an assignment or of an exercise alone, as HTML and as a file of it. */
export const print: Telling = async (context, connection) => {
	const parameters = new ItemParameters(context, 0, printParameters, NOT_PRINTED);
	const what = parameters.need('printWhat', choice<'assignment' | 'exercise'>());
	parameters.check();
	const printed =
		what === 'assignment' ? await assignmentSheets(context, connection) : await emptySheets(context, connection);
	return await Promise.all(printed.map(async (item) => await withFile(context, item)));
};

async function emptySheets(context: IExecuteFunctions, connection: HomeworkConnection): Promise<INodeExecutionData[]> {
	return await tellOfExercises(context, connection, printParameters, ({ exercise, practice }) => {
		const { exerciseId, title } = exercise;
		return { exerciseId, title, fileName: htmlNameOf(exercise), html: sheet({ exercise, practice }) };
	});
}

async function assignmentSheets(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	return await tellOfWorksheets(context, connection, printParameters, NOT_PRINTED, (page, reference) => ({
		fileName: `worksheet-${reference}.html`,
		html: sheet({ ...page, reference }),
	}));
}
