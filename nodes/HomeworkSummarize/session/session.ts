import type { IDataObject } from 'n8n-workflow';
import { clientId, clinicianId, type WhichClient } from '../../../temporal/contract/identity';
import { ask } from '../../shared/ask';
import type { Telling } from '../../shared/operation';
import { address } from '../../shared/parameters/address';
import { choice } from '../../shared/parameters/choice';
import { day } from '../../shared/parameters/day';
import { ItemParameters } from '../../shared/parameters/parameters';
import { Problem } from '../../shared/problem';
import { tellOfEach } from '../../shared/rows';
import { readWhichClient } from '../../shared/which-client';
import { sessionParameters } from './parameters';

/** How the homework stands before the sessions that every item asks about. Without such homework nothing is told. */
export const session: Telling = async (context, connection) => {
	const { ring } = connection;
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, sessionParameters, 'No summary');
		const whose = readWhose(parameters, context.getTimezone())!;
		const output = parameters.need('output', choice<'items' | 'text'>());
		parameters.check();
		return { whose, output };
	};
	return await tellOfEach(context, read, async ({ whose, output }) => {
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
				`Nobody is on record under ${whose.of === 'client' ? 'this name and address, or reference' : 'this address'}`,
				'Check the spelling. Whoever was just named in an assignment for the first time may take a moment.',
			);
		}
		const { date, zone, lines, text, html } = summary;
		if (output === 'text') {
			return { ...(date && { date }), zone, assignments: lines.length, text, html };
		}
		return lines.map((line): IDataObject => ({ ...line, zone }));
	});
};

type Whose =
	{ of: 'client'; client: WhichClient } | { of: 'clinician'; clinician: { email: string }; date: string | undefined };

/** @param zone of the flow, in which a date expression is read that does not tell its own */
function readWhose(parameters: ItemParameters, zone: string): Whose | undefined {
	if (parameters.need('sessionsOf', choice<'client' | 'clinician'>()) === 'client') {
		const client = readWhichClient(parameters);
		return client && { of: 'client', client };
	}
	const email = parameters.need('clinicianEmail', address);
	const date = parameters.read('date', day(zone));
	return email === undefined ? undefined : { of: 'clinician', clinician: { email }, date };
}
