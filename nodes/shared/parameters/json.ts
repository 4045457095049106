import type { util } from 'zod/v4/core';
import { isObject } from './filled-in';
import { jsonFault } from './json-fault';
import { found, plainOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader } from './reading';

/**
 * Reads a list of objects, or an object, as an expression gives it, or written in JSON, as the cell of a sheet holds it.
 *
 * @param word which may stand there in place of one
 */
export function json(word?: string): Reader<util.JSONType> {
	return (value) => {
		if (isStructure(value)) return understood(value);
		const plain = plainOf(value);
		if (plain.type === 'nothing') return ABSENT;
		const written = plain.type === 'text' ? plain.text : undefined;
		if (written !== undefined && written === word) return understood(written);
		if (written === undefined || !/^[[{]|^null$/.test(written))
			return notUnderstood(
				`is ${found(plain)}; an object or a list of objects is needed, by an expression or written in JSON`,
			);
		try {
			return understood(JSON.parse(written) as util.JSONType);
		} catch (error) {
			if (error instanceof SyntaxError) return notUnderstood(`is no JSON: ${jsonFault(written, error)}`);
			throw error;
		}
	};
}

function isStructure(value: unknown): value is util.JSONType {
	return Array.isArray(value) ? value.length > 0 && value.every(isObject) : isObject(value);
}
