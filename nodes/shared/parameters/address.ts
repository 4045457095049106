import { personSchema } from '../../../temporal/contract/assignment';
import { notUnderstood, type Reader } from './reading';
import { text } from './text';

const readText = text();

/** Reads an e-mail address, which is never repeated where it is none. */
export const address: Reader<string> = (value, property) => {
	const reading = readText(value, property);
	if (reading.kind !== 'understood' || personSchema.shape.email.safeParse(reading.value).success) return reading;
	return notUnderstood('is not an e-mail address');
};
