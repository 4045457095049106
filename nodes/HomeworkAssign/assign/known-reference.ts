import { normalName } from '../../../temporal/contract/person-name';
import { shortNamesOf } from '../../../temporal/wording/short-names';
import type { FieldProblem } from '../../shared/parameters/fields';
import { nameElsewhere, type Check } from './check';
import { LABELS } from './labels';
import type { Wish } from './read-assignment';

/**
 * Tells whom the references of an execution mean, row after row. A client may move, or be called otherwise, and is the same;
 * where both name and address are another's, the reference is not this client's: a lookup that found nobody, a mistyped number.
 */
export class KnownReferences {
	/** What the rows so far say of each client: the names, as they tell people apart, the addresses, and the first name as it is. */
	private readonly clients = new Map<string, { clientName: string; names: Set<string>; addresses: Set<string> }>();

	constructor(private readonly check: Check) {}

	/** What is wrong where the reference of an item is another client's. Both are named as staff read them elsewhere. */
	problemsOf(wish: Wish): FieldProblem[] {
		const other = this.other(wish);
		if (other === undefined) return [];
		const { clientName } = wish.input.terms;
		const nameOf = shortNamesOf([other, clientName]);
		const reason = `"${wish.reference}" is that of ${nameOf(other)}, and this item is for ${nameOf(clientName)} at another e-mail address; correct the reference, or leave it empty`;
		return [{ field: LABELS.clientReference, reason }];
	}

	/** Notes what an item says of its client. */
	note({ input: { clientId, terms }, contactIndex }: Wish): void {
		const known = this.clients.get(clientId);
		if (known) {
			known.names.add(normalName(terms.clientName));
			known.addresses.add(contactIndex);
		} else {
			const { clientName } = terms;
			this.clients.set(clientId, {
				clientName,
				names: new Set([normalName(clientName)]),
				addresses: new Set([contactIndex]),
			});
		}
	}

	/** The name of the client whose reference it is, where that is somebody else. */
	private other(wish: Wish): string | undefined {
		if (wish.reference === undefined) return undefined;
		const { input, contactIndex } = wish;
		const name = normalName(input.terms.clientName);
		const onRecord = nameElsewhere(wish, this.check);
		if (onRecord !== undefined && normalName(onRecord) !== name) return onRecord;
		const before = this.clients.get(input.clientId);
		if (!before || before.names.has(name) || before.addresses.has(contactIndex)) return undefined;
		return before.clientName;
	}
}
