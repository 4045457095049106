import type { IExecuteFunctions } from 'n8n-workflow';
import { IANAZone } from 'luxon';
import type { Fields } from '../shared/parameters/fields';
import { text } from '../shared/parameters/text';

/** The zone in which an item's dates are read, the flow's where none is set; undefined where a problem tells why. */
export function readZone(context: IExecuteFunctions, fields: Fields): string | undefined {
	const problems = fields.problems.length;
	const zone = fields.read('timeZone', text()) ?? context.getTimezone();
	if (fields.problems.length > problems) return undefined;
	if (IANAZone.create(zone).isValid) return zone;
	fields.refuse('timeZone', `"${zone}" is not a time zone; write it like Europe/London`);
	return undefined;
}
