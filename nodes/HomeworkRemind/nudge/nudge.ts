import { DateTime } from 'luxon';
import type { Unanswered } from '../../../temporal/contract/resend';
import { changeId } from '../../shared/change-id';
import { knownExercises } from '../../shared/exercises';
import { utc } from '../../shared/instants';
import type { Changing } from '../../shared/operation';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters } from '../../shared/parameters/parameters';
import { previewMany, tellMany } from '../many/many';
import { readWhich } from '../many/read-which';
import { nudgeParameters, nudgeScope } from './parameters';

/** Has all clients reminded who got homework and have not answered. */
export const nudge: Changing = async (context, connection) => {
	const exercises = await knownExercises(connection);
	const now = DateTime.now().setZone(context.getTimezone());
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, nudgeParameters, 'Nobody was reminded');
		const among = readWhich(nudgeScope, parameters, connection.ring, exercises)!;
		const dueThisWeek = parameters.read('dueThisWeek', flag) ?? false;
		parameters.check();
		const sunday = now.endOf('week').plus(1) as DateTime<true>;
		const of: Unanswered = { scope: 'unanswered', among, ...(dueThisWeek && { dueBefore: utc(sunday) }) };
		const order = { kind: 'nudge', of } as const;
		return {
			about: { scope: among.scope, ...(among.scope === 'assignment' && { assignmentId: among.id }) },
			preview: async () => await previewMany(connection, order),
			carryOut: async () => {
				const jobId = changeId(context, connection.ring, itemIndex, { among, dueThisWeek });
				return await tellMany(connection, jobId, order);
			},
		};
	};
};
