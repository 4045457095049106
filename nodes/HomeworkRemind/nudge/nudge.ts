import { DateTime } from 'luxon';
import { clinicianId } from '../../../temporal/contract/identity';
import type { KeyRing } from '../../../temporal/contract/keys';
import type { Unanswered } from '../../../temporal/contract/resend';
import { changeId } from '../../shared/change-id';
import { knownExercises } from '../../shared/exercises';
import { utc } from '../../shared/instants';
import type { Changing } from '../../shared/operation';
import { address } from '../../shared/parameters/address';
import { exerciseOf, type KnownExercises } from '../../shared/parameters/exercise';
import { flag } from '../../shared/parameters/flag';
import { ItemParameters } from '../../shared/parameters/parameters';
import { readOneAssignment } from '../../shared/scope';
import { previewMany, tellMany } from '../many/many';
import { nudgeParameters, nudgeScope } from './parameters';

/** Has all clients reminded who got homework and have not answered. */
export const nudge: Changing = async (context, connection) => {
	const exercises = await knownExercises(connection);
	const now = DateTime.now().setZone(context.getTimezone());
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, nudgeParameters, 'Nobody was reminded');
		const among = readAmong(parameters, connection.ring, exercises)!;
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

function readAmong(
	parameters: ItemParameters,
	ring: KeyRing,
	exercises: KnownExercises | undefined,
): Unanswered['among'] | undefined {
	const scope = nudgeScope.read(parameters);
	switch (scope) {
		case 'assignment':
			return readOneAssignment(parameters);
		case 'clinician': {
			const email = parameters.need('clinicianEmail', address);
			return email === undefined ? undefined : { scope, id: clinicianId(ring, { email }) };
		}
		case 'exercise': {
			const id = parameters.need('exercise', exerciseOf(exercises));
			return id === undefined ? undefined : { scope, id };
		}
		case 'practice':
			return { scope };
		case undefined:
			return undefined;
	}
}
