import type { DeliveryTerms } from '../../contract/questions-assigning';
import type { Library } from '../../library/library';
import { nextOpen } from '../../plan/sending-hours';

/**
 * From when on an assignment may be delivered, as hours stand today: as asked for, unless it waits for the client's hours;
 * null where they leave no moment for a year.
 *
 * @param now in milliseconds
 */
export function deliversAt(
	{ exerciseId, deliverAt, zone, anyHour, policy }: DeliveryTerms,
	library: Library,
	now: number,
): string | null {
	if (anyHour) return deliverAt;
	const wanted = Math.max(Date.parse(deliverAt), now);
	const { quietHours } = library.policy(exerciseId, policy);
	const opens = nextOpen(wanted, zone, { ...library.practiceHours, quietHours });
	if (opens === Infinity) return null;
	return opens === wanted ? deliverAt : new Date(opens).toISOString();
}
