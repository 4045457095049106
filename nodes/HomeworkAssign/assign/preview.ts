import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { spoken, spokenDue, utc } from '../../shared/instants';
import { technically } from '../../shared/technically';
import { bringsAgreement } from './agreement';
import type { Check, Standing } from './check';
import { differences } from './differences';
import {
	expectedDelivery,
	NEVER,
	NOT_AGREED,
	notPublished,
	OPTED_OUT,
	WAITS,
	type ExpectedDelivery,
} from './expected-delivery';
import type { ExpectedPlan } from './expected-plans';
import { filledFields, filledInWords } from './presets';
import type { Wish } from './read-assignment';
import { ANOTHER_KEY, REFUSED_BEFORE } from './start';
import { assignedSummary, repeatedSummary } from './summary';

/**
 * What assigning would do: nothing was started.
 *
 * @param standing what stands under the item's key, on record or by an item before it
 * @param expected of what does not
 */
export function preview(
	wish: Wish,
	standing: Standing | undefined,
	expected: ExpectedPlan,
	check: Check,
	readersZone: string,
): IDataObject {
	const { terms } = wish.input;
	const delivery = expectedDelivery(wish, check);
	return {
		summary: `Preview, nothing was assigned. For real: ${
			standing ? repeatedSummary(standing, wish, check, readersZone) : assignedSummary(wish, delivery, readersZone)
		}`,
		client: terms.clientName,
		plan: standing
			? [
					'Already assigned under this key: nothing would be started',
					...(bringsAgreement({ wish, standing }) ? ["The client's agreement to e-mail would go on record"] : []),
				]
			: plan(wish, delivery, expected),
		...(standing && { outcome: standing.outcome, differs: differences(standing, wish) }),
		checked: standing ? check.done : expected !== undefined,
		deliverAt: terms.deliverAt,
		...(!standing && delivery.kind === 'goes-out' && { deliversAt: utc(delivery.at) }),
		dueAt: terms.dueAt,
		...(!standing && filledFields(wish)),
		...(expected && { messages: expected.messages }),
		exerciseId: terms.exerciseId,
	};
}

/** What assigning under a key would do that was refused before. */
export function refusedBefore({ input: { terms } }: Wish): IDataObject {
	return {
		summary: `Preview, nothing was assigned. For real: nothing would be. ${REFUSED_BEFORE}.`,
		client: terms.clientName,
		plan: [`Nothing would be assigned. ${REFUSED_BEFORE}. ${ANOTHER_KEY}`],
		outcome: 'refused',
		checked: true,
		exerciseId: terms.exerciseId,
	};
}

/** What happens when, and how that instant is read, if not as others are. */
type Moment = [at: DateTime<true>, what: string, read?: typeof spoken];

function plan(wish: Wish, delivery: ExpectedDelivery, expected: ExpectedPlan): string[] {
	const { input, dueAt, sessionAt } = wish;
	const { zone, clinician } = input.terms;
	const moments: Moment[] = [
		...delivered(wish, delivery),
		...reminded(delivery, expected),
		[dueAt, `due${input.terms.dueIsSession ? ', with the session' : ''}; ${LATE_ANSWERS}`, spokenDue],
		...(sessionAt ? [[sessionAt, 'session'] satisfies Moment] : []),
	];
	return [
		...(delivery.kind === 'not-agreed' ? [NOT_AGREED] : []),
		...(delivery.kind === 'no-flow' ? [notPublished(delivery.missing)] : []),
		...moments
			.sort(([one], [other]) => one.toMillis() - other.toMillis())
			.map(([at, what, read = spoken]) => `${read(at, zone)}: ${what}`),
		...(delivery.kind === 'never' ? [NEVER] : []),
		...(delivery.kind === 'opted-out' ? [OPTED_OUT] : []),
		...(neverGoesOut(delivery) ? [] : remarks(expected)),
		...filledLines(wish),
		clinician
			? `The clinician is briefed before ${sessionAt ? 'the session' : 'it is due'}`
			: 'No clinician is named, so nobody is briefed',
		`Times are in ${zone}`,
	];
}

/** Said of what stands in the client's fields, where something was to. */
function filledLines(wish: Wish): string[] {
	const said = filledInWords(wish);
	return said === undefined ? [] : [`${said.charAt(0).toUpperCase()}${said.slice(1)}`];
}

/** When the first message goes out; where no worker said, as asked for. */
function delivered({ input, deliverAt }: Wish, delivery: ExpectedDelivery): Moment[] {
	if (delivery.kind !== 'goes-out' && delivery.kind !== 'not-known') return [];
	const message =
		delivery.kind === 'goes-out' || delivery.agreed
			? "a neutral message with a link goes to the client's e-mail address"
			: "a message goes out only if the client's agreement is on record already";
	if (input.terms.anyHour) return [[deliverAt, `${message}, even if it is night there`]];
	if (delivery.kind === 'not-known') return [[deliverAt, message]];
	return [[delivery.at, delivery.waits ? `${message}; it ${WAITS} until then` : message]];
}

/** When reminders go out: none where no message does. */
function reminded(delivery: ExpectedDelivery, expected: ExpectedPlan): Moment[] {
	if (!expected || neverGoesOut(delivery)) return [];
	return expected.plan.reminders.map(({ at }) => [
		DateTime.fromISO(at) as DateTime<true>,
		`a reminder${ONCE[delivery.kind] ?? ''}, if it is not done by then`,
	]);
}

function neverGoesOut({ kind }: ExpectedDelivery): boolean {
	return kind === 'never' || kind === 'opted-out';
}

/** What has to come first, by what keeps the message back. */
const ONCE: Partial<Record<ExpectedDelivery['kind'], string>> = {
	'not-agreed': ' once the client agrees',
	'no-flow': ' once that is published',
};

function remarks(expected: ExpectedPlan): string[] {
	if (!expected) return [REMINDERS_NOT_KNOWN];
	const { reminders, dropped } = expected.plan;
	if (reminders.length === 0 && dropped.length === 0) return ['The client is not reminded'];
	return dropped.map(({ rule, reason }) => `Reminder no. ${rule + 1} does not go out: ${DROPPED[reason]}`);
}

const LATE_ANSWERS = 'late answers are taken for as long as practice.yaml says';

const REMINDERS_NOT_KNOWN = technically(
	'The homework service does not answer: when reminders go out is known once it does.',
	'no worker answered in time.',
);

const DROPPED: Record<NonNullable<ExpectedPlan>['plan']['dropped'][number]['reason'], string> = {
	past: 'its moment would be before delivery',
	'no-allowed-hour': "quiet hours and the practice's hours leave no moment for it",
	'no-session': 'there is no session any more that it would come before',
	'too-close': 'it would come too soon after another',
	snoozed: 'the client asked to be reminded later',
};
