import { DateTime } from 'luxon';
import { shortNamesOf } from '../../../temporal/wording/short-names';
import { day, lastOf, onDay, time, type Telling } from '../../shared/moments';
import type { Check, Standing } from './check';
import { differencesInWords } from './differences';
import type { ExpectedDelivery } from './expected-delivery';
import { filledInWords } from './presets';
import type { Wish } from './read-assignment';

/** Says of an assigned item whether and when it is going to be delivered, or why not. Its client has a short name only. */
export function assignedSummary(wish: Wish, delivery: ExpectedDelivery, readersZone: string): string {
	const telling = tellingFor(wish, readersZone);
	const isAfter = wish.sessionAt !== undefined && wish.dueAt > wish.sessionAt;
	const due = `due ${day(lastOf(wish.dueAt), telling)}${isAfter ? ', after the session' : ''}`;
	const filled = filledInWords(wish);
	const said = `Assigned to ${shortName(wish)}: ${goesOut(delivery, wish, telling)}, ${due}`;
	return filled === undefined ? said : `${said}; ${filled}`;
}

/** Says of a repeat what stands, that nothing was sent again, and what differs. */
export function repeatedSummary(standing: Standing, wish: Wish, check: Check, readersZone: string): string {
	const telling = tellingFor(wish, readersZone);
	const assignedAt = DateTime.fromISO(standing.assignedAt) as DateTime<true>;
	const differing = differencesInWords(standing, wish, check, telling);
	return [
		`Already assigned to ${shortName(wish)} ${onDay(assignedAt, telling)}${since(standing)}`,
		'nothing was sent again',
		...(standing.outcome === 'withdrawn' ? [anew(wish)] : []),
		differing.length === 0 ? 'nothing differs' : `these differ: ${differing.join(', ')}`,
	].join('; ');
}

/** What was withdrawn stays so under its key. */
function anew({ key }: Wish): string {
	const day = key === undefined ? 'choose another due day, or ' : '';
	return `to assign it anew, ${day}set another Assignment Key under Options`;
}

function goesOut(delivery: ExpectedDelivery, { deliverAt }: Wish, telling: Telling): string {
	switch (delivery.kind) {
		case 'opted-out':
			return 'nothing goes out, since somebody who reads this address wants no messages there any more';
		case 'not-agreed':
			return 'nothing goes out until it is on record that the client agreed to e-mail at this address';
		case 'never':
			return "nothing goes out, since the client's hours leave no moment before it is due";
		case 'no-flow':
			return `nothing goes out until ${delivery.missing} is published`;
		case 'not-known': {
			const onlyIf = delivery.agreed ? '' : " only if the client's agreement to e-mail is on record";
			return `kept until the practice's homework service answers again, and then goes out${onlyIf}${from(deliverAt, telling)}`;
		}
		case 'goes-out': {
			const waits = delivery.waits ? ", in the client's hours" : '';
			return delivery.at <= telling.now ? 'goes out now' : `goes out ${at(delivery.at, telling)}${waits}`;
		}
	}
}

function from(instant: DateTime<true>, telling: Telling): string {
	return instant <= telling.now ? '' : `, from ${day(instant, telling)} at ${time(instant, telling)} on`;
}

/** Such as `today at 17:00`, or `on Thu 3 Dec at 17:00`. */
function at(instant: DateTime<true>, telling: Telling): string {
	return `${onDay(instant, telling)} at ${time(instant, telling)}`;
}

/** What became of it since. */
function since({ outcome, delivery }: Standing): string {
	if (outcome !== 'open') return OUTCOMES[outcome];
	return delivery === undefined ? '' : DELIVERIES[delivery];
}

const OUTCOMES: Record<Exclude<Standing['outcome'], 'open'>, string> = {
	done: ', and answered: done',
	partly: ', and answered: partly done',
	'could-not': ', and answered: could not be done',
	'no-answer': ', and closed without an answer',
	withdrawn: ', and withdrawn since',
	refused: ', and refused',
};

const DELIVERIES: Record<NonNullable<Standing['delivery']>, string> = {
	waiting: ', and not delivered yet',
	delivered: ' and delivered',
	unconfirmed: ', and perhaps delivered',
	undeliverable: ', and could not be delivered',
};

function shortName({ input }: Wish): string {
	const { clientName } = input.terms;
	return shortNamesOf([clientName])(clientName);
}

/** Days and times are the client's. */
function tellingFor({ input }: Wish, readersZone: string): Telling {
	return { zone: input.terms.zone, readersZone, now: DateTime.utc() };
}
