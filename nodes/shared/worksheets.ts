import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { PageMemo } from '../../temporal/contract/page-memo';
import { referenceOf } from '../../temporal/contract/reference';
import { aboutAssignment, notOnRecord } from './assignment-id';
import { pageOf } from './assignment-page';
import { readerOfAssignments } from './by-reference';
import type { HomeworkConnection } from './connection';
import { ItemParameters } from './parameters/parameters';
import { tellOfEach } from './rows';

/**
 * Tells of the worksheet of the assignment that every item names, by its ID or its reference.
 *
 * @param refused how a refusal begins: `Nothing was printed`
 */
export async function tellOfWorksheets(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
	properties: INodeProperties[],
	refused: string,
	tell: (page: PageMemo, reference: string) => IDataObject,
): Promise<INodeExecutionData[]> {
	const idOf = await readerOfAssignments(context, connection);
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, properties, refused);
		const id = idOf(parameters)!;
		parameters.check();
		return id;
	};
	return await tellOfEach(context, read, async (id): Promise<IDataObject> => {
		const page = await pageOf(connection, id);
		if (!page) throw notOnRecord();
		const reference = referenceOf(id);
		return { ...aboutAssignment(id), reference, title: page.exercise.title, ...tell(page, reference) };
	});
}
