import type { PolicyPart, ReminderRule } from '../../../temporal/contract/policy';
import { choice } from '../../shared/parameters/choice';
import type { Fields } from '../../shared/parameters/fields';
import { flag } from '../../shared/parameters/flag';
import { quantity } from '../../shared/parameters/quantity';
import { textLike } from '../../shared/parameters/text';

/** What the options of one item set of the policy; undefined where they set nothing, or a problem tells why not. */
export function readPolicy(options: Fields): PolicyPart | undefined {
	const reminders = readReminders(options);
	const quietHours = readQuietHours(options);
	const gapHours = options.read('gapHours', quantity);
	if (!reminders && !quietHours && gapHours === undefined) return undefined;
	return {
		...(reminders && { reminders }),
		...(quietHours && { quietHours }),
		...(gapHours !== undefined && { gapHours }),
	};
}

/** As in the contract's `policySchema`. */
const MOST_REMINDERS = 5;

function readReminders(options: Fields): ReminderRule[] | undefined {
	const given = options.group('reminders').list('rules');
	if (options.read('noReminders', flag)) {
		if (given.length > 0) options.refuse('reminders', 'are set, and No Reminders is on; keep one');
		return [];
	}
	if (given.length === 0) return undefined;
	if (given.length > MOST_REMINDERS) {
		options.refuse('reminders', `are ${given.length}; allowed are at most ${MOST_REMINDERS}`);
	}
	return given.map(readRule).filter((rule) => rule !== undefined);
}

function readRule(rule: Fields): ReminderRule | undefined {
	const when = rule.need('when', choice<'share' | 'due' | 'session'>());
	if (when === undefined) return undefined;
	if (when === 'share') {
		const percent = rule.need('percent', quantity);
		return percent === undefined ? undefined : { share: percent / 100 };
	}
	const hours = rule.need('hours', quantity);
	return hours === undefined ? undefined : { before: when, hours };
}

function readQuietHours(options: Fields): PolicyPart['quietHours'] {
	if (options.isAbsent('quietHours')) return undefined;
	const quietHours = options.group('quietHours');
	if (quietHours.isAbsent('hours')) return undefined;
	const hours = quietHours.group('hours');
	const [from, to] = [hours.need('from', timeOfDay), hours.need('to', timeOfDay)];
	return from === undefined || to === undefined ? undefined : { from, to };
}

const timeOfDay = textLike(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 20:00');
