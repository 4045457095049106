import type { createActivities } from '../../temporal/activities/activities';
import { TERMS } from '../ledger/practice';
import { assigned, MORNING } from './delivery';
import { json, receipting } from './flow-server';
import { failureOf, perform } from './setting';

const explained = async (parts: {
	activities: ReturnType<typeof createActivities>;
	assignmentId: string;
}): Promise<string> => {
	const { assignmentId } = parts;
	const told = await perform(parts.activities.ask.explain, { of: 'assignment', assignmentId });
	return told!.sentence;
};

describe('why the homework came, or not, is said in one sentence:', () => {
	it('it came', async () => {
		const parts = await assigned(receipting({ providerMessageId: '<1@mail.example>' }));
		await parts.send();
		expect(await explained(parts)).toMatch(
			/^The homework \(Thought record\) came Monday 2 March at 16:00.*: as planned\.$/,
		);
	});

	it('it did not, since the provider refused it', async () => {
		const parts = await assigned(receipting({ result: 'refused', reason: 'No such mailbox' }));
		await parts.send();
		expect(await explained(parts)).toBe(
			'The homework (Thought record) did not come: the provider refused it. The last try said: No such mailbox.',
		);
	});

	it('it did not, for want of an agreement', async () => {
		const parts = await assigned(receipting({}), { consentGiven: false });
		await parts.send();
		expect(await explained(parts)).toBe(
			'The homework (Thought record) did not come: the client has not agreed to messages at this address.',
		);
	});

	it('it may have', async () => {
		const parts = await assigned((_command, response) => json(response, 500, {}));
		await failureOf(parts.send());
		expect(await explained(parts)).toMatch(
			/^The homework \(Thought record\) may have come .*; nobody knows whether it did, and is tried once more /,
		);
	});

	it('it is held with everything, and why', async () => {
		const parts = await assigned(receipting({}));
		await parts.ledger.brake.hold({ holdId: 'h'.repeat(22), reason: 'The wrong day' }, MORNING);
		await failureOf(parts.send());
		expect(await explained(parts)).toBe(
			'The homework (Thought record) has not come yet. Everything that goes to clients is held: it goes out some time ' +
				'after that is let go. The reason: The wrong day.',
		);
	});
});

it('of a client on a day it says all that was for that day, or that there was nothing', async () => {
	const parts = await assigned(receipting({}));
	await parts.send();
	const story = await parts.story();
	const { clientId } = story.client;
	const ask = async (date: string) => await perform(parts.activities.ask.explain, { of: 'client', clientId, date });
	expect(await ask('2026-03-02')).toMatchObject({
		client: 'Marisol Q.',
		zone: 'America/Chicago',
		sentence: expect.stringMatching(/^The homework \(Thought record\) came .*: as planned\.$/) as string,
		messages: [{ what: 'deliver', state: 'sent', wentOutAt: expect.any(String) as string }],
	});
	expect(await ask('2026-03-01')).toMatchObject({
		sentence: expect.stringMatching(/^Nothing was planned or sent for that day\./) as string,
		messages: [],
	});
	expect(
		await perform(parts.activities.ask.explain, { of: 'client', clientId: 'n'.repeat(22), date: '2026-03-02' }),
	).toBe(null);
	expect(await perform(parts.activities.ask.explain, { of: 'assignment', assignmentId: 'n'.repeat(22) })).toBe(null);
});

it('of a reminder that made way for the day that its client asked for it says so on the day that it had', async () => {
	const parts = await assigned(receipting({}));
	await parts.send();
	const { assignmentId } = parts;
	const { client } = await parts.story();
	const planned = async () =>
		(await parts.ledger.reminders.of(assignmentId))!.reminders.filter(({ state }) => state === 'planned');
	const [first] = await planned();
	const at = new Date(MORNING).toISOString();
	const snoozed = await perform(parts.activities.workflows.snooze, {
		...{ assignmentId, eventId: `${assignmentId}.snoozed`, outcome: 'open', lastOrdinal: 0 },
		...{ days: 3, at, askedAt: at },
	});
	expect((await planned())[0]!.plannedAt).toBe(snoozed!.to);
	const date = new Intl.DateTimeFormat('sv', { timeZone: 'America/Chicago' }).format(new Date(first!.plannedAt));
	const told = await perform(parts.activities.ask.explain, { of: 'client', clientId: client.clientId, date });
	const sentence = 'A reminder (Thought record) did not come: the client asked to be reminded later.';
	expect(told!.sentence).toContain(sentence);

	// Planned anew after that day, from the same rules.
	const afterwards = new Date(Date.parse(first!.plannedAt) + 60_000).toISOString();
	for (const number of [1, 2])
		await perform(parts.activities.workflows.reschedule, {
			...{ assignmentId, eventId: `${assignmentId}.rescheduled.${number}`, at: afterwards, lastOrdinal: 0 },
			...{ dueAt: TERMS.dueAt, dueIsSession: false, sessionTakenBack: false, zone: TERMS.zone, outcome: 'open' },
		});
	const later = await perform(parts.activities.ask.explain, { of: 'client', clientId: client.clientId, date });
	expect(later!.sentence).toContain(sentence);
});
