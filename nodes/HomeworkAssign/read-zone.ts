import type { IExecuteFunctions } from 'n8n-workflow';
import { IANAZone } from 'luxon';
import { optionalText, type FieldProblem } from '../shared/fields';
import { LABELS } from './labels';

/** The zone in which an item's dates are read, the flow's where none is set; undefined where a problem tells why. */
export function readZone(context: IExecuteFunctions, itemIndex: number, problems: FieldProblem[]): string | undefined {
	const zone = optionalText(context.getNodeParameter('timeZone', itemIndex)) ?? context.getTimezone();
	if (IANAZone.create(zone).isValid) return zone;
	problems.push({ field: LABELS.zone, reason: `"${zone}" is not a time zone; write it like Europe/London` });
	return undefined;
}
