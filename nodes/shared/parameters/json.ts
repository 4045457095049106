import type { util } from 'zod/v4/core';
import { found, plainOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader } from './reading';

/**
 * Reads a list or an object that is written in JSON, as the cell of a sheet holds it.
 *
 * @param word which may stand there in place of one
 */
export function json(word?: string): Reader<util.JSONType> {
	return (value) => {
		const plain = plainOf(value);
		if (plain.type === 'nothing') return ABSENT;
		const written = plain.type === 'text' ? plain.text : undefined;
		if (written !== undefined && written === word) return understood(written);
		const parsed = written === undefined ? undefined : parsedJson(written);
		if (typeof parsed === 'object') return understood(parsed);
		return notUnderstood(`is ${found(plain)}; a list or an object is needed, as a text in JSON`);
	};
}

function parsedJson(text: string): util.JSONType | undefined {
	try {
		return JSON.parse(text) as util.JSONType;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}
