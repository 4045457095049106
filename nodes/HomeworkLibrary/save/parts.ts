import type { LibraryChange } from '../../../temporal/contract/library-change';
import { choice } from '../../shared/parameters/choice';
import type { Fields } from '../../shared/parameters/fields';
import { quantity } from '../../shared/parameters/quantity';
import type { Reader } from '../../shared/parameters/reading';
import { text } from '../../shared/parameters/text';
import { PARTS } from './part-parameters';

type Parts = Extract<LibraryChange, { what: 'save-parts' }>['parts'];

const READERS: Partial<Record<keyof typeof PARTS, Reader<string | number>>> = {
	text: text({ lines: true }),
	kind: choice(),
	risk: choice(),
	minutes: quantity,
	usualDays: quantity,
};

/** What is set of an exercise, by the names of its file; what is empty is not set. */
export function readParts(fields: Fields): Parts {
	const parts: Parts = {};
	for (const [name, part] of Object.entries(PARTS) as Array<[keyof typeof PARTS, string]>) {
		const value = fields.read<string | number>(name, READERS[name] ?? text());
		if (value === undefined) continue;
		parts[part] = part === 'topics' ? listed(String(value)) : value;
	}
	return parts;
}

function listed(topics: string): string[] {
	return topics
		.split(',')
		.map((topic) => topic.trim())
		.filter((topic) => topic !== '');
}
