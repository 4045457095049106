import { NO_STUDY } from '../../../temporal/contract/exercise';
import type { ExerciseParts } from '../../../temporal/contract/library-change';
import { choice } from '../../shared/parameters/choice';
import type { Fields } from '../../shared/parameters/fields';
import { flag } from '../../shared/parameters/flag';
import { json } from '../../shared/parameters/json';
import { quantity } from '../../shared/parameters/quantity';
import { understood, type Reader } from '../../shared/parameters/reading';
import { text } from '../../shared/parameters/text';
import { PARTS } from './part-parameters';

type Part = ExerciseParts[string];
type Name = keyof typeof PARTS;

const READERS: Partial<Record<Name, Reader<Part>>> = {
	text: text({ lines: true }),
	kind: choice(),
	risk: choice(),
	minutes: quantity,
	usualDays: quantity,
	topics: read(text(), listed),
	// A file that does not ask for ratings has no such field.
	ratings: read(flag, (asked) => asked || null),
	evidence: json(NO_STUDY),
	fields: json(),
	policy: json(),
	score: json(),
};

const NAMES = Object.keys(PARTS) as Name[];

/** What is set of an exercise, by the names of its file; what is empty is not set. */
export function readParts(fields: Fields): ExerciseParts {
	const parts: ExerciseParts = {};
	for (const name of NAMES) {
		const value = fields.read<Part>(name, READERS[name] ?? text());
		if (value === undefined) continue;
		parts[PARTS[name]] = value;
	}
	return parts;
}

/** The same as a row of a sheet, whose columns `readParts` takes back; what an exercise does not have is empty. */
export function columnsOf(parts: ExerciseParts): Record<Name, string | number> {
	const columns = NAMES.map((name) => [name, columnOf(name, parts[PARTS[name]] ?? '')]);
	return Object.fromEntries(columns) as Record<Name, string | number>;
}

function columnOf(name: Name, part: NonNullable<Part>): string | number {
	if (name === 'topics') return (part as string[]).join(', ');
	if (typeof part === 'string' || typeof part === 'number') return part;
	return JSON.stringify(part);
}

/** Reads what a column says, and takes it as the file says it. */
function read<Column>(reader: Reader<Column>, asPart: (column: Column) => Part): Reader<Part> {
	return (value, property) => {
		const reading = reader(value, property);
		return reading.kind === 'understood' ? understood(asPart(reading.value)) : reading;
	};
}

function listed(topics: string): string[] {
	return topics
		.split(',')
		.map((topic) => topic.trim())
		.filter((topic) => topic !== '');
}
