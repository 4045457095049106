import { setTimeout } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { mapConcurrently } from '../nodes/shared/concurrency';
import { daytimeZone } from '../test/e2e/daytime';
import { figure, p95, quantile, type Figure } from './figure.ts';
import { assign, assigned, claimed, onPracticeStack, recorded, type PracticeStack } from './practice-stack.ts';

const OPEN = 10_000;
const AT_ONCE = 40;
const DUE = 400;
const A_SECOND = 3;
const HELD = 1_000;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** As long as it takes to have all of them on record before the first is due. */
const AHEAD = 90 * SECOND;

/**
 * How late messages are posted where 10,000 assignments are open: at most three a second, from the instant that each is
 * for; and a thousand that wait for the same quiet hours to end, from their end. All go out through n8n.
 */
export async function lateness(): Promise<Figure[]> {
	return await onPracticeStack(async (practice) => {
		await claimed(practice, 'page');
		await claimed(practice, 'deliver');
		await mapConcurrently(numbers(OPEN - DUE), AT_ONCE, (number) => {
			if (number % 1_000 === 0) console.log(`  ${number} of ${OPEN - DUE} assignments are open`);
			return assigned(practice, `open.${number}@example.org`);
		});
		const late = await lateOneByOne(practice);
		const lastOut = await outAfterQuietHours(practice);
		return [
			figure(`Lateness of a message, ${OPEN} open, p95`, 's', p95(late), { atMost: 1 }, late),
			figure(`Lateness of a message, ${OPEN} open, p99`, 's', quantile(late, 0.99), { atMost: 5 }, late),
			figure(
				`The last of ${HELD} held messages, after quiet hours`,
				's',
				Math.max(...lastOut),
				{ atMost: 300 },
				lastOut,
			),
		];
	});
}

/** Seconds by which each of some deliveries was late. */
async function lateOneByOne(practice: PracticeStack): Promise<number[]> {
	const first = Date.now() + AHEAD;
	const due = await mapConcurrently(numbers(DUE), AT_ONCE, async (number) => {
		const at = first + (number * SECOND) / A_SECOND;
		const id = await assign(practice, `due.${number}@example.org`, { deliverAt: new Date(at).toISOString() });
		return { id, at };
	});
	for (const { id } of due) await recorded(practice, id);
	if (Date.now() > first) throw new Error('The first message was due before all of them were on record.');
	return await mapConcurrently(due, AT_ONCE, async ({ id, at }) => ((await deliveredAt(practice, id)) - at) / SECOND);
}

/** Seconds from the end of quiet hours until each of the messages that waited for it was posted. */
async function outAfterQuietHours(practice: PracticeStack): Promise<number[]> {
	const zone = daytimeZone();
	const opens = Math.ceil((Date.now() + AHEAD) / MINUTE) * MINUTE;
	const clockTime = (at: number) => DateTime.fromMillis(at, { zone }).toFormat('HH:mm');
	const quietHours = { from: clockTime(opens - 6 * 60 * MINUTE), to: clockTime(opens) };
	const held = await mapConcurrently(numbers(HELD), AT_ONCE, (number) =>
		assign(practice, `held.${number}@example.org`, {
			deliverAt: new Date().toISOString(),
			zone,
			anyHour: false,
			policy: { quietHours },
		}),
	);
	for (const id of held) await recorded(practice, id);
	if (Date.now() > opens) throw new Error('Quiet hours ended before all messages waited.');
	return await mapConcurrently(held, AT_ONCE, async (id) => ((await deliveredAt(practice, id)) - opens) / SECOND);
}

/** When the post of a delivery began, in milliseconds. */
async function deliveredAt({ ledger }: PracticeStack, assignmentId: string): Promise<number> {
	for (;;) {
		const delivered = (await ledger.stories.of(assignmentId))!.events.find(({ kind }) => kind === 'delivered');
		if (delivered) return Date.parse(delivered.at);
		await setTimeout(SECOND);
	}
}

function numbers(count: number): number[] {
	return Array.from({ length: count }, (_, number) => number);
}
