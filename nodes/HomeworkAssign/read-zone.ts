import type { IExecuteFunctions } from 'n8n-workflow';
import { zoneProblem } from '../../temporal/contract/zone';
import { optionalText, type FieldProblem } from '../shared/fields';
import { LABELS } from './labels';

/** The zone in which an item's dates are read, the flow's where none is set; undefined where a problem tells why. */
export function readZone(context: IExecuteFunctions, itemIndex: number, problems: FieldProblem[]): string | undefined {
	const zone = optionalText(context.getNodeParameter('timeZone', itemIndex)) ?? context.getTimezone();
	const reason = zoneProblem(zone);
	if (reason === undefined) return zone;
	problems.push({ field: LABELS.zone, reason });
	return undefined;
}
