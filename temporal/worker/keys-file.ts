import { readFileSync } from 'node:fs';
import { KeyRing, parseKeys } from '../contract/keys';

/**
 * Reads the key ring.
 *
 * @throws Error that names the file and never repeats a secret
 */
export function readKeysFile(file: string): KeyRing {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		throw new Error(`The keys cannot be read: ${(error as Error).message}. Set HOMEWORK_KEYS_FILE to your keys.json.`);
	}
	try {
		return new KeyRing(parseKeys(text));
	} catch (error) {
		throw new Error(`${file}: ${(error as Error).message}`);
	}
}
