import { clinicianId } from '../../../temporal/contract/identity';
import type { KeyRing } from '../../../temporal/contract/keys';
import type { Unanswered } from '../../../temporal/contract/resend';
import { address } from '../../shared/parameters/address';
import { exerciseOf, type KnownExercises } from '../../shared/parameters/exercise';
import type { Fields } from '../../shared/parameters/fields';
import { readOneAssignment } from '../../shared/scope';
import type { Which } from './which';

/** Which open assignments an item is about; undefined where a problem tells why not. */
export function readWhich(
	which: Which,
	fields: Fields,
	ring: KeyRing,
	exercises: KnownExercises | undefined,
): Unanswered['among'] | undefined {
	const scope = which.read(fields);
	switch (scope) {
		case 'assignment':
			return readOneAssignment(fields);
		case 'clinician': {
			const email = fields.need('clinicianEmail', address);
			return email === undefined ? undefined : { scope, id: clinicianId(ring, { email }) };
		}
		case 'exercise': {
			const id = fields.need('exercise', exerciseOf(exercises));
			return id === undefined ? undefined : { scope, id };
		}
		case 'practice':
			return { scope };
		case undefined:
			return undefined;
	}
}
