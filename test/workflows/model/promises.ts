import type { Story } from '../../../temporal/ledger/assignments/stories';
import type { Policy } from '../../../temporal/contract/policy';
import { localDate } from '../../../temporal/plan/hours';
import { isOpen, OPEN_EVERY_DAY } from '../../../temporal/plan/sending-hours';

/**
 * What no assignment may ever do, told from what is on record alone. Answers what it did nevertheless.
 *
 * @param punctual whether every message was sent by its first try
 */
export function brokenPromises(
	{ events, zone }: Story,
	{ quietHours, perDay, gapHours = 0 }: Policy,
	punctual: boolean,
): string[] {
	const broken: string[] = [];
	let paused = false;
	let ended: string | undefined;
	const reminded: number[] = [];
	for (const { kind, at } of events) {
		const instant = Date.parse(at);
		switch (kind) {
			case 'reminders-paused':
				paused = true;
				break;
			case 'reminders-resumed':
				paused = false;
				break;
			case 'answered':
			case 'withdrawn':
				ended = kind;
				break;
			case 'delivered':
				if (ended) broken.push(`delivered after it was ${ended}`);
				break;
			case 'reminded':
				if (ended) broken.push(`reminded after it was ${ended}`);
				if (paused) broken.push('reminded while it was paused');
				if (!isOpen(instant, zone, { ...OPEN_EVERY_DAY, quietHours }))
					broken.push(`reminded in quiet hours, at ${at} in ${zone}`);
				if (punctual && instant - (reminded.at(-1) ?? -Infinity) < gapHours * 3_600_000) {
					broken.push(`reminded within ${gapHours} hours of another reminder, at ${at}`);
				}
				reminded.push(instant);
				if (punctual && reminded.filter((other) => onOneDay(other, instant, zone)).length > perDay) {
					broken.push(`reminded more than ${perDay} times on the day of ${at}`);
				}
				break;
			default:
				break;
		}
	}
	return broken;
}

function onOneDay(one: number, other: number, zone: string): boolean {
	return localDate(one, zone) === localDate(other, zone);
}
