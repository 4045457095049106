import { DateTime } from 'luxon';
import { clientId, clinicianId } from '../../../temporal/contract/identity';
import type { KeyRing } from '../../../temporal/contract/keys';
import type { Question } from '../../../temporal/contract/question';
import { assignmentId, notOnRecord } from '../../shared/assignment-id';
import { ask } from '../../shared/ask';
import type { Telling } from '../../shared/operation';
import { address } from '../../shared/parameters/address';
import { choice } from '../../shared/parameters/choice';
import { day } from '../../shared/parameters/day';
import { ItemParameters } from '../../shared/parameters/parameters';
import { Problem } from '../../shared/problem';
import { tellOfEach } from '../../shared/rows';
import { readWhichClient } from '../../shared/which-client';
import { whoReadParameters } from './parameters';

type Of = Question<'whoRead'>['of'];

/** Who read what was written, of what every item asks about. Where nobody has, nothing is told. */
export const whoRead: Telling = async (context, connection) => {
	const zone = context.getTimezone();
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, whoReadParameters, 'No list');
		const of = readOf(parameters, connection.ring);
		const from = parameters.read('readFrom', day(zone));
		const until = parameters.read('readUntil', day(zone));
		if (from !== undefined && until !== undefined && until < from)
			parameters.refuse('readUntil', `is before ${parameters.label('readFrom')}`);
		parameters.check();
		return { of: of!, from, until };
	};
	return await tellOfEach(context, read, async ({ of, from, until }) => {
		const answer = await ask(connection, 'whoRead', {
			of,
			...(from !== undefined && { from: startOf(from, zone, 0) }),
			...(until !== undefined && { until: startOf(until, zone, 1) }),
		});
		if (!answer) throw of.scope === 'assignment' ? notOnRecord() : nobody(of.scope);
		return answer.readings;
	});
};

function readOf(parameters: ItemParameters, ring: KeyRing): Of | undefined {
	switch (parameters.need('readOf', choice<Of['scope']>())) {
		case 'assignment': {
			const id = parameters.need('assignmentId', assignmentId);
			return id === undefined ? undefined : { scope: 'assignment', id };
		}
		case 'client': {
			const client = readWhichClient(parameters);
			return client && { scope: 'client', id: clientId(ring, client) };
		}
		case 'clinician': {
			const email = parameters.need('clinicianEmail', address);
			return email === undefined ? undefined : { scope: 'clinician', id: clinicianId(ring, { email }) };
		}
		case undefined:
			return undefined;
	}
}

/** When a day begins, or one so many days after it. */
function startOf(date: string, zone: string, days: number): string {
	return DateTime.fromISO(date, { zone }).plus({ days }).startOf('day').toUTC().toISO()!;
}

function nobody(whose: 'client' | 'clinician'): Problem {
	return new Problem(
		'not-found',
		`Nobody is on record under ${whose === 'client' ? 'this name and address, or reference' : 'this address'}`,
		'Check the spelling. Whoever was just named in an assignment for the first time may take a moment.',
	);
}
