import { DateTime } from 'luxon';
import { spoken } from '../../shared/instants';

/** A reason of the workflow, which knows instants alone, as people read it. */
export function instantsInWords(reason: string, zone: string): string {
	return reason.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) => {
		return `${spoken(DateTime.fromISO(instant) as DateTime<true>, zone)}, ${zone}`;
	});
}
