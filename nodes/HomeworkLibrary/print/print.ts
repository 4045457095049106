import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { fileNameOf } from '../../../temporal/contract/exercise';
import { referenceOf } from '../../../temporal/contract/reference';
import { aboutAssignment, notOnRecord } from '../../shared/assignment-id';
import { pageOf } from '../../shared/assignment-page';
import { readerOfAssignments } from '../../shared/by-reference';
import type { HomeworkConnection } from '../../shared/connection';
import type { Telling } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { tellOfExercises } from '../exercises';
import { withFile } from '../with-file';
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
		const fileName = fileNameOf(exercise).replace(/md$/, 'html');
		return { exerciseId, title, fileName, html: sheet({ exercise, practice }) };
	});
}

async function assignmentSheets(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	const idOf = await readerOfAssignments(context, connection);
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, printParameters, NOT_PRINTED);
		const id = idOf(parameters)!;
		parameters.check();
		return id;
	};
	return await tellOfEach(context, read, async (id): Promise<IDataObject> => {
		const page = await pageOf(connection, id);
		if (!page) throw notOnRecord();
		const reference = referenceOf(id);
		const { title } = page.exercise;
		const fileName = `worksheet-${reference}.html`;
		return { ...aboutAssignment(id), reference, title, fileName, html: sheet({ ...page, reference }) };
	});
}
