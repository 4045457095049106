import type { Terms } from '../../temporal/contract/assignment';
import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { assignmentInput, DELIVER_AT, TERMS } from '../ledger/practice';
import { library, newActivities, recordAssignment } from './setting';

describe('recordAssignment', () => {
	it('pins the exercise and the settings, and answers the same workflow the same', async () => {
		const { activities, ring, ledger } = await newActivities();
		const input = assignmentInput(ring);
		const recorded = await recordAssignment(activities, input);
		const exercise = library.shelf.find('thought-record', 'en')!.exercise;
		expect(recorded).toMatchObject({
			kind: 'recorded',
			pinned: { exercise, ...library.settings('en'), policy: DEFAULT_POLICY },
			plan: {
				reminders: [
					{ ordinal: 1, nearDue: false },
					{ ordinal: 2, nearDue: true },
				],
				dropped: [],
			},
		});
		expect(await recordAssignment(activities, input)).toEqual(recorded);
		expect((await ledger.stories.of(input.assignmentId))?.events).toEqual([{ kind: 'assigned', at: TERMS.deliverAt }]);
	});

	it('refuses an unknown exercise and names those that there are', async () => {
		const { activities, ring } = await newActivities();
		const input = assignmentInput(ring, { exerciseId: 'juggling' });
		expect(await recordAssignment(activities, input)).toEqual({
			kind: 'refused',
			refusal: {
				reason: 'unknown-exercise',
				message:
					'The library has no exercise "juggling". ' +
					'Choose one from the list of Homework Assign, or have it added to the library by whoever looks after the homework service.',
			},
		});
	});

	it.each([
		['that is asked for', { language: 'es' as const }, 'en' as const],
		['of the practice, where none is', {}, 'es' as const],
	])('pins exercise and crisis text in the language %s', async (_, terms, own) => {
		const { activities, ring } = await newActivities({ library: { ...library, language: own } });
		const { exercise } = library.shelf.find('thought-record', 'es')!;
		const { practice } = library.settings('es');
		expect(practice.crisisText).toMatch(/^Si estás en peligro/);
		expect(await recordAssignment(activities, assignmentInput(ring, terms))).toMatchObject({
			...{ kind: 'recorded', pinned: { exercise, practice } },
		});
	});

	it('refuses an exercise that is not there in the language, and says in which it is', async () => {
		const { activities, ring } = await newActivities();
		const input = assignmentInput(ring, { exerciseId: 'letter-not-sent', language: 'es' });
		expect(await recordAssignment(activities, input)).toEqual({
			kind: 'refused',
			refusal: {
				reason: 'unknown-exercise',
				message:
					'The exercise "letter-not-sent" is not in the library in Spanish, but in English. ' +
					'Set that as Language under Options of Homework Assign, or choose another exercise.',
			},
		});
	});

	it('refuses a policy that contradicts itself or the window, naming field and reason', async () => {
		const { activities, ring, ledger } = await newActivities();
		const input = assignmentInput(ring, { policy: { gapHours: 200, quietHours: { from: '09:00', to: '09:00' } } });
		expect(await recordAssignment(activities, input)).toEqual({
			kind: 'refused',
			refusal: {
				reason: 'contradictory-policy',
				message:
					'quietHours from 09:00 to 09:00 leave no hour for a reminder; take two different times, such as 20:00 and 09:00; ' +
					'gapHours (200 h) is longer than the 104 h from delivery to due; allowed is at most that. ' +
					'Assign again with what is allowed.',
			},
		});
		expect(await ledger.stories.of(input.assignmentId)).toBeNull();
	});

	it('refuses due or session that lie more than a year ahead, as a mistyped year does', async () => {
		const { activities, ring } = await newActivities();
		const asked = { dueAt: '2062-03-06T17:00:00.000Z', sessionAt: '2027-03-06T17:00:00.000Z' };
		expect(await recordAssignment(activities, assignmentInput(ring, asked))).toEqual({
			kind: 'refused',
			refusal: {
				reason: 'too-far-ahead',
				message:
					'dueAt (2062-03-06T17:00:00.000Z) is more than 366 days ahead; correct the date, or raise dueWithinDays in ' +
					'practice.yaml; sessionAt (2027-03-06T17:00:00.000Z) is more than 366 days ahead; correct the date, or raise ' +
					'dueWithinDays in practice.yaml. Then assign again.',
			},
		});
		const inAYear = new Date(DELIVER_AT + 366 * 24 * 60 * 60_000).toISOString();
		const input = assignmentInput(ring, { key: 'in a year', dueAt: inAYear });
		expect(await recordAssignment(activities, input)).toMatchObject({ kind: 'recorded' });
	});

	it("refuses another's reference: the client on record is called otherwise, and lives elsewhere", async () => {
		const { activities, ring, ledger } = await newActivities();
		const first = assignmentInput(ring);
		await recordAssignment(activities, first);
		const under = (key: string, terms: Partial<Terms>) => ({
			...assignmentInput(ring, { key, ...terms }),
			clientId: first.clientId,
		});
		const stranger = { clientName: 'Bo Berg', clientEmail: 'bo@clients.example' };
		expect(await recordAssignment(activities, under('stranger', stranger))).toEqual({
			kind: 'refused',
			refusal: {
				reason: 'another-client',
				message:
					'The client reference is that of Marisol Q., and this assignment is for Bo B. at another address. Correct ' +
					'the reference, or leave it out, and assign again under another key.',
			},
		});
		for (const [key, terms] of Object.entries({
			moved: { clientEmail: 'marisol@new.example' },
			married: { clientName: 'Marisol Berg' },
		})) {
			expect(await recordAssignment(activities, under(key, terms))).toMatchObject({ kind: 'recorded' });
		}
		expect((await ledger.stories.of(first.assignmentId))?.client.name).toBe('Marisol Berg');
	});

	it('refuses a used key in another workflow, which stays on record beside the first', async () => {
		const { activities, ring, ledger } = await newActivities();
		const input = assignmentInput(ring);
		await recordAssignment(activities, input);
		const refused = await recordAssignment(activities, input, 'later');
		expect(refused).toMatchObject({ kind: 'refused', refusal: { reason: 'already-assigned' } });
		expect(refused).toMatchObject({
			refusal: { message: expect.stringContaining(`due at ${TERMS.dueAt}`) as unknown },
		});
		const story = await ledger.stories.of(input.assignmentId);
		expect(story).toMatchObject({ outcome: 'open', events: [{ kind: 'assigned' }, { kind: 'refused' }] });
	});

	it('refuses for good what it cannot read, naming the field and not its value', async () => {
		const { activities, ring } = await newActivities();
		const input = assignmentInput(ring, { clientEmail: 'not an address' });
		await expect(recordAssignment(activities, input)).rejects.toMatchObject({
			type: 'BadInput',
			nonRetryable: true,
			message: expect.stringMatching(/terms\.clientEmail: (?!.*not an address)/) as unknown,
		});
	});
});
