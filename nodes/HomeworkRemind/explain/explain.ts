import { clientId, type WhichClient } from '../../../temporal/contract/identity';
import { ask } from '../../shared/ask';
import { notOnRecord } from '../../shared/assignment-id';
import type { Telling } from '../../shared/operation';
import { day } from '../../shared/parameters/day';
import { ItemParameters } from '../../shared/parameters/parameters';
import { Problem } from '../../shared/problem';
import { tellOfEach } from '../../shared/rows';
import { readOneAssignment } from '../../shared/scope';
import { readWhichClient } from '../../shared/which-client';
import { explainParameters, explainScope } from './parameters';

type Asked = { of: 'assignment'; id: string } | { of: 'client'; client: WhichClient; date: string };

/** Says why messages came, or did not: of the assignment, or of the client on the day, of every item. */
export const explain: Telling = async (context, connection) => {
	const read = (itemIndex: number): Asked => {
		const parameters = new ItemParameters(context, itemIndex, explainParameters, 'Nothing was explained');
		const asked = readAsked(parameters, context.getTimezone());
		parameters.check();
		return asked!;
	};
	return await tellOfEach(context, read, async (asked) => {
		const question =
			asked.of === 'assignment'
				? ({ of: 'assignment', assignmentId: asked.id } as const)
				: ({ of: 'client', clientId: clientId(connection.ring, asked.client), date: asked.date } as const);
		const told = await ask(connection, 'explain', question);
		if (!told) throw asked.of === 'assignment' ? notOnRecord() : nobody();
		const about = asked.of === 'assignment' ? { assignmentId: asked.id } : { date: asked.date };
		return { ...about, ...told };
	});
};

/** @param zone of the flow, in which a date expression is read that does not tell its own */
function readAsked(parameters: ItemParameters, zone: string): Asked | undefined {
	if (explainScope.read(parameters) === 'assignment') {
		const one = readOneAssignment(parameters);
		return one && { of: 'assignment', id: one.id };
	}
	const client = readWhichClient(parameters);
	const date = parameters.need('explainDay', day(zone));
	return client && date !== undefined ? { of: 'client', client, date } : undefined;
}

function nobody(): Problem {
	return new Problem(
		'not-found',
		'Nobody is on record under this name and address, or reference',
		'Check the spelling. Whoever was just named in an assignment for the first time may take a moment.',
	);
}
