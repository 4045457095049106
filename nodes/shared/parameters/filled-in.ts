import type { IDataObject } from 'n8n-workflow';
import { found, plainOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader } from './reading';

/** What staff have filled in. */
export interface FilledIn {
	/** By the names of an exercise's fields, or their labels. */
	values: Values;
	/** They are the columns of an item: what is no field is passed over. */
	columns: boolean;
}

type Values = Record<string, unknown>;

const NEEDED = 'fill in field by field, or give one object with the names of the fields';

/**
 * Reads what is filled in field by field in the editor, or taken from the columns of the item, or given as an object by an
 * expression, or as JSON.
 *
 * @param item which the node works on
 */
export function filledIn(item: IDataObject): Reader<FilledIn> {
	return (value) => {
		const plain = plainOf(value);
		if (plain.type === 'nothing') return ABSENT;
		const given = plain.type === 'text' ? parsed(plain.text) : opened(value);
		if (!isObject(given)) return notUnderstood(`is ${found(plain)}; ${NEEDED}`);
		const columns = given['mappingMode'] === 'autoMapInputData';
		const all = columns ? item : 'mappingMode' in given ? (given['value'] ?? {}) : given;
		const filled = Object.entries(all).filter(([, each]) => plainOf(each).type !== 'nothing');
		return filled.length === 0 && !columns ? ABSENT : understood({ values: Object.fromEntries(filled), columns });
	};
}

/** Undefined where it is no JSON. */
export function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Whether it is an object with fields, and no list and no date. */
export function isObject(value: unknown): value is Values {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && plainOf(value).type === 'other';
}

function opened(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
