import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { addressProblem } from '../../temporal/contract/address';
import { ask } from '../shared/ask';
import type { HomeworkConnection } from '../shared/connection';
import { fieldError, optionalText } from '../shared/fields';
import { forEachItem } from '../shared/items';
import { Problem } from '../shared/problem';

/** Also as a date field or a date expression gives it, with a time of day behind. */
const DATE = /^(\d{4}-\d{2}-\d{2})(T.*)?$/;

/** How the homework stands before the sessions that every item asks about. Without sessions ahead nothing is told. */
export async function session(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	const { clientId, clinicianId } = await import('../../temporal/contract/identity');
	const { ring } = connection;
	return await forEachItem(context, async (itemIndex) => {
		const whose = readWhose(context, itemIndex);
		const summary = await ask(
			connection,
			'sessionSummary',
			whose.of === 'client'
				? { of: 'client', clientId: clientId(ring, whose.client) }
				: {
						of: 'clinician',
						clinicianId: clinicianId(ring, whose.clinician),
						...(whose.date !== undefined && { date: whose.date }),
					},
		);
		if (!summary) {
			throw new Problem(
				'not-found',
				'Nobody is on record under this address or reference',
				'Check its spelling. Whoever was just named in an assignment for the first time may take a moment.',
			);
		}
		const { date, zone, lines, text, html } = summary;
		if (context.getNodeParameter('output', itemIndex) === 'text') {
			return { ...(date && { date }), zone, assignments: lines.length, text, html };
		}
		return lines.map((line): IDataObject => ({ ...line, date, zone }));
	});
}

type Whose =
	| { of: 'client'; client: { reference?: string; email: string } }
	| { of: 'clinician'; clinician: { email: string }; date: string | undefined };

function readWhose(context: IExecuteFunctions, itemIndex: number): Whose {
	const read = (name: string) => optionalText(context.getNodeParameter(name, itemIndex, ''));
	const refuse = (field: string, reason: string) =>
		fieldError(context.getNode(), itemIndex, 'No summary', [{ field, reason }]);

	if (context.getNodeParameter('sessionsOf', itemIndex) === 'client') {
		const reference = read('clientReference');
		const email = read('clientEmail') ?? '';
		if (reference === undefined && email === '')
			throw refuse('Client E-Mail', 'is missing, and so is Client Reference');
		const problem = reference === undefined && addressProblem(email);
		if (problem) throw refuse('Client E-Mail', problem);
		return { of: 'client', client: { ...(reference !== undefined && { reference }), email } };
	}

	const email = read('clinicianEmail') ?? '';
	if (email === '') throw refuse('Clinician E-Mail', 'is missing');
	const problem = addressProblem(email);
	if (problem) throw refuse('Clinician E-Mail', problem);
	const written = read('date');
	const date = written === undefined ? undefined : DATE.exec(written)?.[1];
	if (written !== undefined && (date === undefined || isNaN(Date.parse(date)))) {
		throw refuse('Date', `"${written}" is not a date; write it like 2026-12-01`);
	}
	return { of: 'clinician', clinician: { email }, date };
}
