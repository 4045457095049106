import { exerciseIdSchema } from '../../../temporal/contract/assignment';
import { notUnderstood, type Reader } from './reading';
import { text } from './text';

const readText = text();

/** Reads the ID of an exercise, chosen from the list or given by an expression. */
export const exercise: Reader<string> = (value, property) => {
	const reading = readText(chosen(value), property);
	if (reading.kind !== 'understood' || exerciseIdSchema.safeParse(reading.value).success) return reading;
	return notUnderstood('is not the ID of an exercise: small letters, digits and dashes, such as thought-record');
};

/** n8n's field with a list keeps beside the value how it was chosen. */
function chosen(value: unknown): unknown {
	const locator = typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;
	return locator ? value.value : value;
}
