import type { KeyRing } from '../../contract/keys';
import { seal, unseal } from '../../contract/sealed';
import type { SealedText } from './schema';

/** Where a field stands. A sealed text opens only there, so that rows cannot be swapped unseen. */
export type Place = readonly [column: `${string}.${string}`, ...row: Array<string | number>];

/** Encrypts single fields of the ledger as `<key id>.<base64url of nonce, text, tag>`. */
export class FieldCipher {
	constructor(private readonly ring: KeyRing) {}

	seal(text: string, ...place: Place): SealedText {
		const { keyId, bytes } = seal(this.ring, 'ledger', Buffer.from(text), place.join('/'));
		return `${keyId}.${bytes.toString('base64url')}`;
	}

	unseal(sealed: SealedText, ...place: Place): string {
		const [keyId = '', bytes = ''] = sealed.split('.');
		return unseal(this.ring, 'ledger', keyId, Buffer.from(bytes, 'base64url'), place.join('/')).toString();
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
