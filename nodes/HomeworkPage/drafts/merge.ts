import { isDeepStrictEqual } from 'node:util';
import { inputsOfRow } from '../../../temporal/contract/entries';
import { MAX_ROWS, type Field, type TableField } from '../../../temporal/contract/exercise-fields';
import { markOf, type Marks } from './base';
import type { Draft, Values } from './draft';

/**
 * Puts what a form says into what is saved. Where both say something else than the form was shown with, nothing of either
 * is lost: of rows that both have begun, each gets a place; of anything else the form's stands, and the other one is kept
 * beside it. The same form put in twice changes nothing more.
 *
 * @param shown marks of what the form held when it was shown
 */
export function merged(fields: Field[], shown: Marks, form: Draft, saved: Draft): Draft {
	const own = { ...form.values };
	for (const field of fields) if (field.type === 'table') placeRows(field, shown, own, saved.values);
	const values: Values = {};
	const elsewhere = [...saved.elsewhere, ...form.elsewhere];
	for (const input of new Set([...Object.keys(own), ...Object.keys(saved.values)])) {
		const [mine, theirs, before] = [own[input] ?? [], saved.values[input] ?? [], shown[input] ?? ''];
		const [isMineNew, isTheirsNew] = [markOf(mine) !== before, markOf(theirs) !== before];
		const stands = isMineNew && !(isTheirsNew && mine.length === 0) ? mine : theirs;
		if (stands.length > 0) values[input] = stands;
		const isInTheWay = stands === mine && isTheirsNew && theirs.length > 0;
		if (isInTheWay && !isDeepStrictEqual(mine, theirs)) elsewhere.push({ input, values: theirs });
	}
	return { values, rows: mostRows(form.rows, saved.rows), elsewhere: oncePerPlace(elsewhere, values) };
}

/** Gives a row that both have begun, each with something else, another place; where none is left, each of its fields is in the way. */
function placeRows(table: TableField, shown: Marks, own: Values, saved: Values): void {
	const inputsOf = (row: number) => inputsOfRow(table, row);
	const rowIn = (values: Values, row: number) => inputsOf(row).map((input) => values[input] ?? []);
	const isFree = (row: number) => inputsOf(row).every((input) => !(own[input] ?? saved[input] ?? shown[input]));
	const isNew = (row: number) => inputsOf(row).every((input) => !shown[input]);
	const numbers = Array.from({ length: MAX_ROWS }, (_, row) => row);
	for (const row of numbers) {
		const [mine, theirs] = [rowIn(own, row), rowIn(saved, row)];
		const isBegunTwice = isNew(row) && [mine, theirs].every((one) => one.some((values) => values.length > 0));
		if (!isBegunTwice || isDeepStrictEqual(mine, theirs)) continue;
		const isThere = numbers.some((other) => isNew(other) && isDeepStrictEqual(rowIn(saved, other), mine));
		const free = numbers.findIndex((other) => isFree(other));
		if (!isThere && free === -1) continue;
		for (const [column, input] of inputsOf(row).entries()) {
			if (!isThere && mine[column]!.length > 0) own[inputsOf(free)[column]!] = mine[column]!;
			if (theirs[column]!.length > 0) own[input] = theirs[column]!;
			else delete own[input];
		}
	}
}

function mostRows(one: Draft['rows'], other: Draft['rows']): Draft['rows'] {
	const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
	return Object.fromEntries(names.map((name) => [name, Math.max(one[name] ?? 0, other[name] ?? 0)]));
}

/** Without what stands in its place by now. */
function oncePerPlace(elsewhere: Draft['elsewhere'], values: Values): Draft['elsewhere'] {
	return elsewhere.filter(
		(one, index) =>
			!isDeepStrictEqual(values[one.input], one.values) &&
			elsewhere.findIndex((other) => isDeepStrictEqual(one, other)) === index,
	);
}
