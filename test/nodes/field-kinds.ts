import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { nobodys } from './desk';

/** What a field of the editor asks for. */
export type Kind =
	| 'text'
	| 'name'
	| 'address'
	| 'id'
	| 'exercise'
	| 'new exercise'
	| 'flag'
	| 'number'
	| 'instant'
	| 'day'
	| 'time of day'
	| 'choice'
	| 'json'
	| 'rating'
	| 'zone'
	| 'worksheet';

/** A value as an expression gives it, and the kinds that understand it; `absent` is what every kind takes for empty. */
export interface GivenValue {
	what: string;
	expression: string;
	understoodBy: 'all' | 'absent' | Kind[];
}

const INSTANT = '2031-03-30T18:00:00.000Z';

export const N8N_DATE = "a date of n8n's";

/** One value of each type; `good` is one that the field asks for. */
export function valuesFor(good: unknown): GivenValue[] {
	const own = JSON.stringify(good);
	return [
		{ what: 'what it asks for', expression: own, understoodBy: 'all' },
		{ what: 'a list of one', expression: `[${own}]`, understoodBy: 'all' },
		...(typeof good === 'string'
			? [{ what: 'blanks and a line break', expression: JSON.stringify(` ${good} \n`), understoodBy: 'all' as const }]
			: []),
		{ what: 'null', expression: 'null', understoodBy: 'absent' },
		{ what: 'undefined', expression: '$json.nothing', understoodBy: 'absent' },
		{ what: 'blanks', expression: '" \\n "', understoodBy: 'absent' },
		{ what: 'an empty list', expression: '[]', understoodBy: 'absent' },
		{ what: 'a list of two', expression: `[${own}, ${own}]`, understoodBy: [] },
		{ what: 'an object', expression: '({ first: "Ada" })', understoodBy: ['worksheet', 'json'] },
		{ what: 'a text', expression: '"Some Words"', understoodBy: ['text', 'name', 'exercise'] },
		{ what: 'a number', expression: '42', understoodBy: ['text', 'number', 'exercise', 'new exercise'] },
		{ what: 'zero', expression: '0', understoodBy: ['text', 'flag', 'exercise', 'new exercise', 'rating'] },
		{ what: 'a boolean', expression: 'true', understoodBy: ['flag'] },
		{ what: 'false', expression: 'false', understoodBy: ['flag'] },
		{ what: 'a date of JavaScript', expression: `new Date("${INSTANT}")`, understoodBy: ['instant', 'day'] },
		{ what: N8N_DATE, expression: `DateTime.fromISO("${INSTANT}")`, understoodBy: ['instant', 'day'] },
		{ what: 'a number of 18 digits', expression: '123456789012345678', understoodBy: [] },
		{ what: 'no number', expression: 'NaN', understoodBy: [] },
	];
}

/** Values of a field that takes no expressions, as a flow's JSON has them. */
export function fixedValuesFor(good: unknown): GivenValue[] {
	return valuesFor(good).filter(({ what }) => ['what it asks for', 'a text', 'a number', 'a boolean'].includes(what));
}

/** What a field asks for, by its description. */
export function kindOf({ name, type, placeholder, description }: INodeProperties): Kind {
	if (type === 'boolean') return 'flag';
	if (type === 'resourceMapper') return 'worksheet';
	if (name === 'effort') return 'rating';
	if (type === 'options') return 'choice';
	if (type === 'number') return 'number';
	if (/ JSON\b/.test(description ?? '')) return 'json';
	if (type === 'resourceLocator') return 'exercise';
	if (name === 'saveId') return 'new exercise';
	if (name === 'assignmentId' || name === 'batchId') return 'id';
	if (/Zone$/.test(name)) return 'zone';
	if (['date', 'readFrom', 'readUntil', 'explainDay', 'scorecardOf'].includes(name)) return 'day';
	if (/Email$/.test(name)) return 'address';
	if (/Name$/.test(name)) return 'name';
	if (/^e\.g\. \d\d:\d\d$/.test(placeholder ?? '')) return 'time of day';
	return /^(due|nextSession|newDue|newSession|deliverAt|from|spanFrom|spanTo)$/.test(name) ? 'instant' : 'text';
}

/** A value that a field asks for. */
export function goodFor(property: INodeProperties): unknown {
	switch (kindOf(property)) {
		case 'rating':
			return '3';
		case 'choice':
			return (property.options as INodePropertyOptions[]).find(({ value }) => value !== '')!.value;
		case 'text':
			return 'Words of somebody';
		case 'name':
			return 'Sam Rivers';
		case 'address':
			return 'somebody@example.org';
		case 'id':
			return nobodys;
		case 'exercise':
		case 'new exercise':
			return 'thought-record';
		case 'json':
			return '{}';
		case 'flag':
			return true;
		case 'number':
			return 42;
		case 'instant':
			return '2031-03-30 18:00';
		case 'day':
			return '2031-03-30';
		case 'time of day':
			return '20:30';
		case 'zone':
			return 'Europe/London';
		case 'worksheet':
			return { firstActivity: 'A walk' };
	}
}
