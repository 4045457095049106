import type { KeyRing } from '../../contract/keys';
import { sealText, unsealText } from '../../contract/sealed';
import type { SealedText } from './schema';

/** Where a field stands. A sealed text opens only there, so that rows cannot be swapped unseen. */
export type Place = readonly [column: `${string}.${string}`, ...row: Array<string | number>];

/** Encrypts single fields of the ledger. */
export class FieldCipher {
	constructor(private readonly ring: KeyRing) {}

	seal(text: string, ...place: Place): SealedText {
		return sealText(this.ring, 'ledger', text, place.join('/'));
	}

	unseal(sealed: SealedText, ...place: Place): string {
		return unsealText(this.ring, 'ledger', sealed, place.join('/'));
	}

	/** Seals what may be missing. */
	sealOptional(text: string | undefined, ...place: Place): SealedText | null {
		return text === undefined ? null : this.seal(text, ...place);
	}

	/** Unseals what may be missing. */
	unsealOptional(sealed: SealedText | null, ...place: Place): string | undefined {
		return sealed === null ? undefined : this.unseal(sealed, ...place);
	}
}
