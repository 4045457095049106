import type { IExecuteFunctions } from 'n8n-workflow';
import { spelt, zoneProblem } from '../../temporal/contract/zone';
import type { Fields } from '../shared/parameters/fields';
import { text } from '../shared/parameters/text';

/** The zone in which an item's dates are read, the flow's where none is set; undefined where a problem tells why. */
export function readZone(context: IExecuteFunctions, fields: Fields, name = 'timeZone'): string | undefined {
	return zoneIn(fields, name, context.getTimezone());
}

/** The zone that a field names, or another where it is absent; undefined where a problem tells why. */
export function zoneIn(fields: Fields, name: string, absent: string): string | undefined {
	const problems = fields.problems.length;
	const zone = fields.read(name, text()) ?? absent;
	if (fields.problems.length > problems) return undefined;
	const reason = zoneProblem(zone);
	if (reason === undefined) return spelt(zone);
	fields.refuse(name, reason);
	return undefined;
}
