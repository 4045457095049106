import type { IExecuteFunctions } from 'n8n-workflow';
import { askIfAnswered } from './ask';
import { assignmentIdOrReference, assignmentIdParameter, type NamedAssignment } from './assignment-id';
import type { HomeworkConnection } from './connection';
import type { Fields } from './parameters/fields';

/** Which assignment is meant, or why none can be told, to be read after the label of Assignment ID. */
export type FoundAssignment = { id: string } | { reason: string };

/** Looks up the references of printed worksheets; what is told by its ID needs none of it. */
export async function findAssignments(
	connection: HomeworkConnection,
	named: NamedAssignment[],
): Promise<(one: NamedAssignment) => FoundAssignment> {
	const beginnings = [...new Set(named.flatMap((one) => ('beginning' in one ? [one.beginning] : [])))];
	const ids = beginnings.length === 0 ? [] : await askIfAnswered(connection, 'assignmentsByReference', { beginnings });
	return (one) => {
		if ('id' in one) return one;
		if (!ids) return { reason: NOT_LOOKED_UP };
		const [id, another] = ids.filter((each) => each.startsWith(one.beginning));
		if (id === undefined) return { reason: NOBODYS };
		return another === undefined ? { id } : { reason: OF_SEVERAL };
	};
}

/**
 * Looks up the references of all items of an execution together.
 *
 * @returns what reads the ID of the assignment that an item is about; undefined where a problem tells why not
 */
export async function readerOfAssignments(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<(fields: Fields) => string | undefined> {
	const find = await findAssignments(
		connection,
		context.getInputData().flatMap((_, itemIndex) => namedBy(context, itemIndex) ?? []),
	);
	return (fields) => {
		const named = fields.need('assignmentId', assignmentIdOrReference);
		const found = named && find(named);
		if (found && 'reason' in found) fields.refuse('assignmentId', found.reason);
		return found && 'id' in found ? found.id : undefined;
	};
}

function namedBy(context: IExecuteFunctions, itemIndex: number): NamedAssignment | undefined {
	try {
		const value = context.getNodeParameter(assignmentIdParameter.name, itemIndex, null) as unknown;
		const reading = assignmentIdOrReference(value, assignmentIdParameter);
		return reading.kind === 'understood' ? reading.value : undefined;
	} catch {
		// An expression that cannot be read is told where its item is read.
		return undefined;
	}
}

const NOT_LOOKED_UP =
	"is a reference, which cannot be looked up now, since the practice's homework service does not answer; try again later, or give the ID that Homework Assign gave out";
const NOBODYS = 'is a reference that nothing is on record under; compare it with the sheet, sign by sign';
const OF_SEVERAL = 'is a reference that several assignments have; give the ID that Homework Assign gave out';
