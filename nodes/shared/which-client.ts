import type { WhichClient } from '../../temporal/contract/identity';
import { address } from './parameters/address';
import { code } from './parameters/code';
import type { Fields } from './parameters/fields';
import { personName } from './parameters/person-name';

/**
 * The client that `clientReference`, or else `clientName` and `clientEmail`, name; undefined where a problem tells why not.
 */
export function readWhichClient(fields: Fields): WhichClient | undefined {
	const problems = fields.problems.length;
	const reference = fields.read('clientReference', code);
	const name = fields.read('clientName', personName);
	const email = fields.read('clientEmail', address);
	if (reference !== undefined) return { reference };
	if (name !== undefined && email !== undefined) return { name, email };
	if (fields.problems.length > problems) return undefined;
	const other = fields.label('clientReference');
	if (name === undefined && email === undefined) {
		fields.refuse('clientEmail', `is missing, and so is ${other}; set one`);
		return undefined;
	}
	const [missing, given] = name === undefined ? ['clientName', 'clientEmail'] : ['clientEmail', 'clientName'];
	fields.refuse(missing, `is missing; it goes together with ${fields.label(given)}, or set ${other} instead`);
	return undefined;
}
