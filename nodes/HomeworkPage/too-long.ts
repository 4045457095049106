import { charactersIn } from '../../temporal/contract/characters';
import type { PageWords } from './words/page-words';

/** Why a text cannot be saved, where that is for its length, and what to do. */
export function tooLong(text: string, most: number, { alerts }: PageWords): string {
	// Of what is far too long, about.
	const characters = text.length > 100_000 ? text.length : charactersIn(text);
	return characters > most ? alerts.tooLong(characters, most) : alerts.tooManySigns;
}
