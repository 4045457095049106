import type { Person } from '../../../temporal/contract/assignment';
import { address } from '../../shared/parameters/address';
import type { Fields } from '../../shared/parameters/fields';
import { personName } from '../../shared/parameters/person-name';

/**
 * A clinician of the practice, or undefined where neither name nor address is given, or a problem tells why.
 *
 * @param nameOf the parameter of the name; `emailOf` that of the address
 */
export function readClinician(fields: Fields, nameOf: string, emailOf: string): Person | undefined {
	const problems = fields.problems.length;
	const name = fields.read(nameOf, personName);
	const email = fields.read(emailOf, address);
	if (name !== undefined && email !== undefined) return { name, email };
	if (fields.problems.length > problems || (name === undefined && email === undefined)) return undefined;
	const [missing, given] = name === undefined ? [nameOf, emailOf] : [emailOf, nameOf];
	fields.refuse(missing, `is missing; it goes together with ${fields.label(given)}`);
	return undefined;
}
