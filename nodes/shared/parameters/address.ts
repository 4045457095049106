import { addressProblem } from '../../../temporal/contract/address';
import { notUnderstood, type Reader } from './reading';
import { text } from './text';

const readText = text();

/** Reads an e-mail address, which is never repeated where it is none. */
export const address: Reader<string> = (value, property) => {
	const reading = readText(value, property);
	if (reading.kind !== 'understood') return reading;
	const problem = addressProblem(reading.value);
	return problem === undefined ? reading : notUnderstood(problem);
};
