import type { IDataObject } from 'n8n-workflow';
import { referenceOf } from '../../../temporal/contract/reference';
import { aboutAssignment, notOnRecord } from '../../shared/assignment-id';
import { pageOf } from '../../shared/assignment-page';
import { readerOfAssignments } from '../../shared/by-reference';
import type { Telling } from '../../shared/operation';
import { ItemParameters } from '../../shared/parameters/parameters';
import { tellOfEach } from '../../shared/rows';
import { formFieldsOf } from './form-fields';
import { getFormParameters } from './parameters';

const NOT_FOUND = 'No worksheet was found';

/** The form of what every item is about. It has nothing of the client, and nothing that anybody has filled in. */
export const getForm: Telling = async (context, connection) => {
	const idOf = await readerOfAssignments(context, connection);
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, getFormParameters, NOT_FOUND);
		const id = idOf(parameters)!;
		parameters.check();
		return id;
	};
	return await tellOfEach(context, read, async (id): Promise<IDataObject> => {
		const page = await pageOf(connection, id);
		if (!page) throw notOnRecord();
		const { title } = page.exercise;
		return { ...aboutAssignment(id), reference: referenceOf(id), title, formFields: formFieldsOf(page) };
	});
};
