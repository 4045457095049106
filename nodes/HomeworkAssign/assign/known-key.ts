import { clientId } from '../../../temporal/contract/identity';
import type { KeyRing } from '../../../temporal/contract/keys';
import type { AssignmentInput } from '../../../temporal/contract/assignment';
import { normalName } from '../../../temporal/contract/person-name';
import { shortNamesOf } from '../../../temporal/wording/short-names';
import type { FieldProblem } from '../../shared/parameters/fields';
import { LABELS } from './labels';
import type { Wish } from './read-assignment';

/** A client as an item or what stands under its key has it. */
export type Client = Pick<AssignmentInput, 'clientId'> & {
	terms: Pick<AssignmentInput['terms'], 'clientName' | 'clientEmail'>;
};

/**
 * What is wrong where the key of an item is that of homework of another client: under it nothing is repeated, and no answer
 * may come to stand under another's name. Both clients are named as staff read them elsewhere.
 */
export function anothersKey(ring: KeyRing, { input, key }: Wish, known: Client): FieldProblem[] {
	if (isSameClient(ring, input, known)) return [];
	const [one, other] = [known.terms.clientName, input.terms.clientName];
	const namesakes = normalName(one) === normalName(other);
	const nameOf = shortNamesOf(namesakes ? [other] : [one, other]);
	const [ones, others] = [nameOf(namesakes ? other : one), nameOf(other)];
	const besides = namesakes ? ' with another e-mail address or reference' : '';
	const named = key === undefined ? 'of this item' : `"${key}"`;
	const reason = `${named} is that of homework of ${ones}, and this item is for ${others}${besides}; set another key, or correct the item`;
	return [{ field: LABELS.assignmentKey, reason }];
}

/** Whether both are one client, also where only one of them comes with the practice's reference. */
function isSameClient(ring: KeyRing, one: Client, other: Client): boolean {
	if (one.clientId === other.clientId) return true;
	const [ones, others] = [byName(ring, one), byName(ring, other)];
	return ones === others && (one.clientId === ones || other.clientId === others);
}

function byName(ring: KeyRing, { terms }: Client): string {
	return clientId(ring, { name: terms.clientName, email: terms.clientEmail });
}
