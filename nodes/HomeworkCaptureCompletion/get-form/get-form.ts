import type { Telling } from '../../shared/operation';
import { tellOfWorksheets } from '../../shared/worksheets';
import { formFieldsOf } from './form-fields';
import { getFormParameters } from './parameters';

const NOT_FOUND = 'No worksheet was found';

/** The form of what every item is about. It has nothing of the client, and nothing that anybody has filled in. */
export const getForm: Telling = async (context, connection) =>
	await tellOfWorksheets(context, connection, getFormParameters, NOT_FOUND, (page) => ({
		formFields: formFieldsOf(page),
	}));
