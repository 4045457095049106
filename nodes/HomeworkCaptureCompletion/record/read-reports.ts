import type { IExecuteFunctions } from 'n8n-workflow';
import { MAX_ENTRIES, MAX_NOTE } from '../../../temporal/contract/characters';
import type { Hindrance, Submission } from '../../../temporal/contract/change-inputs';
import type { Field } from '../../../temporal/contract/exercise-fields';
import { pageOf } from '../../shared/assignment-page';
import { readerOfAssignments } from '../../shared/by-reference';
import { mapConcurrently } from '../../shared/concurrency';
import type { HomeworkConnection } from '../../shared/connection';
import { toNodeError } from '../../shared/errors';
import { choice } from '../../shared/parameters/choice';
import { filledIn, type FilledIn } from '../../shared/parameters/filled-in';
import type { Fields } from '../../shared/parameters/fields';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { readFilledIn } from '../../shared/worksheet/read-filled-in';
import { recordParameters, worksheetParameterOfRecord } from './parameters';
import type { Worksheet } from './worksheet-in-words';

/** What one item reports of an assignment. */
export interface Report {
	id: string;
	said: Pick<Submission, 'outcome' | 'hindrance' | 'note' | 'entries'>;
	/** Where the item is to bring one, and its exercise asks for something. */
	worksheet?: Worksheet;
}

const NOT_RECORDED = 'Nothing was recorded';

/** Assignments that are looked at at the same time. */
const IN_FLIGHT = 50;

/** What an item holds, before anything was looked up. */
interface Read {
	parameters: ItemParameters;
	id?: string;
	said: Report['said'];
	filledIn?: FilledIn;
}

/** What each item reports, or why it is refused: its worksheet has to fit the exercise that its assignment was given. */
export async function readReports(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<Array<Report | Error>> {
	const idOf = await readerOfAssignments(context, connection);
	const items = context
		.getInputData()
		.map((_, itemIndex) => tried(context, itemIndex, () => read(context, itemIndex, idOf)));
	const all = items.filter((item): item is Read => !(item instanceof Error));
	const fields = await fieldsOf(
		connection,
		all.flatMap(({ filledIn: filled, id }) => (filled && id !== undefined ? [id] : [])),
	);
	return items.map((item, itemIndex) =>
		item instanceof Error ? item : tried(context, itemIndex, () => reportOf(item, fields)),
	);
}

function tried<T>(context: IExecuteFunctions, itemIndex: number, doIt: () => T): T | Error {
	try {
		return doIt();
	} catch (error) {
		return toNodeError(context.getNode(), error, itemIndex);
	}
}

function read(context: IExecuteFunctions, itemIndex: number, idOf: (fields: Fields) => string | undefined): Read {
	const parameters = new ItemParameters(context, itemIndex, recordParameters, NOT_RECORDED);
	const id = idOf(parameters);
	const outcome = parameters.need('outcome', choice<Report['said']['outcome']>());
	const hindrance = parameters.read('hindrance', choice<Hindrance>());
	const note = parameters.read('reflection', text({ longest: MAX_NOTE, lines: true }));
	const filled = parameters.read('worksheet', filledIn(context.getInputData()[itemIndex]!.json));
	if (hindrance && outcome && outcome !== 'could-not') {
		parameters.refuse('hindrance', `goes with the ${parameters.label('outcome')} Could Not only`);
	}
	const said = { outcome: outcome!, ...(hindrance && { hindrance }), ...(note && { note }) };
	return { parameters, said, ...(id !== undefined && { id }), ...(filled && { filledIn: filled }) };
}

/** What the exercises ask for, by the ids of their assignments, of those that are there. */
async function fieldsOf(connection: HomeworkConnection, ids: string[]): Promise<Map<string, Field[]>> {
	const pages = await mapConcurrently(
		[...new Set(ids)],
		IN_FLIGHT,
		async (id) => [id, await pageOf(connection, id)] as const,
	);
	return new Map(pages.flatMap(([id, page]) => (page ? [[id, page.exercise.fields]] : [])));
}

function reportOf({ parameters, id, said, filledIn: filled }: Read, fields: Map<string, Field[]>): Report {
	const asked = id === undefined ? undefined : fields.get(id);
	if (filled && id !== undefined && !asked) parameters.refuse('worksheet', NOT_THERE);
	const { entries = {}, problems = [] } =
		filled && asked ? readFilledIn(asked, filled, worksheetParameterOfRecord, MAX_ENTRIES) : {};
	parameters.problems.push(...problems);
	parameters.check();
	return {
		id: id!,
		said: { ...said, ...(Object.keys(entries).length > 0 && { entries }) },
		...(filled && asked && asked.length > 0 && { worksheet: { entries, fields: asked } }),
	};
}

const NOT_THERE =
	'cannot be compared with its exercise: no homework is on record under this ID, or it was just assigned and takes a moment';
