import { contactIndex } from '../../temporal/contract/identity';
import { QUESTIONS, type QuestionName } from '../../temporal/contract/question';
import { daytimeZone, nightZone } from '../e2e/daytime';
import { assignmentInput, DELIVER_AT, stopped, TERMS } from '../ledger/practice';
import { newActivities, perform, recordAssignment } from './setting';

describe('a question', () => {
	it('is answered by an activity of its name', async () => {
		const { activities } = await newActivities();
		expect(Object.keys(activities.ask).sort()).toEqual(Object.keys(QUESTIONS).sort());
	});

	it('checkKeys names the ids of the keys', async () => {
		const { activities, ring } = await newActivities();
		expect(await perform(activities.ask.checkKeys, { identityId: 'other' })).toEqual({
			ringIds: ring.ids,
			identityId: ring.identityId,
		});
	});

	it('listExercises lists what can be assigned', async () => {
		const { activities } = await newActivities();
		const listed = await perform(activities.ask.listExercises, {});
		expect(listed).toHaveLength(61);
		expect(listed).toContainEqual({
			...{ exerciseId: 'thought-record', title: 'Thought record', language: 'en', version: 3 },
			...{ kind: 'worksheet', minutes: 10 },
		});
	});

	it('checkAssignments tells the assignments on record, and where nobody wants messages', async () => {
		const { activities, ledger, ring } = await newActivities();
		const input = assignmentInput(ring);
		await recordAssignment(activities, input);
		await stopped({ ledger, ring }, 'Stop@clients.example', DELIVER_AT);
		const other = assignmentInput(ring, { key: 'other', clientName: 'Bo Byron' });
		const asked = {
			assignmentIds: [input.assignmentId, other.assignmentId],
			schedules: [],
			deliveries: [],
			clients: [
				{ clientId: input.clientId, contactIndex: contactIndex(ring, TERMS.clientEmail) },
				{ clientId: other.clientId, contactIndex: contactIndex(ring, TERMS.clientEmail) },
				{ clientId: input.clientId, contactIndex: contactIndex(ring, 'stop@clients.example') },
			],
		};
		expect(await perform(activities.ask.checkAssignments, asked)).toEqual({
			contradictions: [],
			deliveries: [],
			language: 'en',
			dueWithinDays: 366,
			consents: ['given', 'none', 'withdrawn'],
			elsewhere: [{ client: 2, clientName: TERMS.clientName }],
			noFlowFor: ['deliver', 'page'],
			recorded: [
				{
					assignmentId: input.assignmentId,
					clientId: input.clientId,
					assignedAt: expect.any(String) as string,
					terms: { ...TERMS, language: 'en' },
					delivery: 'waiting',
					outcome: 'open',
					consent: 'given',
				},
			],
		});
	});

	it('checkAssignments tells which schedules contradict themselves, and why', async () => {
		const { activities } = await newActivities();
		const { deliverAt, dueAt, zone } = TERMS;
		const schedules = [
			{ deliverAt, dueAt, zone, policy: { gapHours: 1 } },
			{ deliverAt, dueAt, zone, policy: { gapHours: 300, quietHours: { from: '08:00', to: '08:00' } } },
		];
		const asked = { assignmentIds: [], schedules, deliveries: [], clients: [] };
		const { contradictions } = await perform(activities.ask.checkAssignments, asked);
		expect(contradictions.map(({ schedule, problems }) => [schedule, problems.map(({ field }) => field)])).toEqual([
			[1, ['quietHours', 'gapHours']],
		]);
	});

	it('checkAssignments tells from when on a delivery may go out: at night it waits, unless staff say now', async () => {
		const { activities } = await newActivities();
		const night = { exerciseId: 'thought-record', deliverAt: '2031-02-24T21:00:00Z', zone: 'Europe/London' };
		const deliveries = [
			night,
			{ ...night, anyHour: true },
			{ ...night, zone: 'America/New_York' },
			{ ...night, policy: { quietHours: { from: '22:00', to: '07:00' } } },
			{ ...night, policy: { quietHours: { from: '08:00', to: '08:00' } } },
		];
		const asked = { assignmentIds: [], schedules: [], deliveries, clients: [] };
		const answer = await perform(activities.ask.checkAssignments, asked);
		expect(answer.deliveries).toEqual([
			'2031-02-25T09:00:00.000Z',
			night.deliverAt,
			night.deliverAt,
			night.deliverAt,
			null,
		]);
		expect(QUESTIONS.checkAssignments.answer.parse(answer)).toEqual(answer);
	});

	it('checkAssignments has what should have gone out before wait from now on', async () => {
		const { activities } = await newActivities();
		const past = { exerciseId: 'thought-record', deliverAt: '2020-02-24T12:00:00Z', zone: daytimeZone() };
		const dark = { ...past, zone: nightZone() };
		const asked = { assignmentIds: [], schedules: [], deliveries: [past, dark], clients: [] };
		const { deliveries } = await perform(activities.ask.checkAssignments, asked);
		expect(deliveries[0]).toBe(past.deliverAt);
		expect(Date.parse(deliveries[1]!)).toBeGreaterThan(Date.now());
	});

	it('previewAssignments tells the plan and the words of what is not started', async () => {
		const { activities, ledger, ring } = await newActivities();
		const { assignmentId, terms } = assignmentInput(ring);
		const dates = { deliverAt: '2031-02-24T09:00:00Z', dueAt: '2031-03-03T18:00:00Z', zone: 'Europe/London' };
		const wanted = [
			{},
			{ policy: { reminders: [] } },
			{ exerciseId: 'juggling' },
			{ language: 'es' as const },
			{ language: 'es' as const, exerciseId: 'letter-not-sent' },
		];
		const asked = wanted.map((changes) => ({
			assignmentId,
			terms: { ...terms, ...dates, ...changes },
		}));
		const answer = await perform(activities.ask.previewAssignments, { assignments: asked });
		const [preview, silent, unknown, spanish, notInSpanish] = QUESTIONS.previewAssignments.answer.parse(answer);
		expect(preview!.plan.reminders.map(({ at }) => at.slice(0, 10))).toEqual(['2031-02-28', '2031-03-03']);
		expect(preview!.messages.deliver.portal.text).toContain('Thought record');
		expect(preview!.messages.deliver.sms.text).toContain("(the client's link)");
		expect(Object.keys(preview!.messages)).toEqual(['deliver', 'remind', 'remindNearDue']);

		expect([silent!.plan.reminders, Object.keys(silent!.messages)]).toEqual([[], ['deliver']]);
		expect(unknown).toBeNull();
		expect(notInSpanish).toBeNull();
		const { deliver, remind } = spanish!.messages;
		expect(deliver.portal.text).toContain('Registro de un pensamiento. Puedes abrirlo cuando quieras');
		expect(remind!.sms.text).toContain('te espera hasta el 3 de marzo');
		expect(await ledger.stories.of(assignmentId)).toBeNull();
	});

	it('assignmentStory tells what is on record, as the contract says', async () => {
		const { activities, ring } = await newActivities();
		const input = assignmentInput(ring);
		const { assignmentId } = input;
		expect(await perform(activities.ask.assignmentStory, { assignmentId })).toBeNull();
		await recordAssignment(activities, input);
		const story = await perform(activities.ask.assignmentStory, { assignmentId });
		expect(QUESTIONS.assignmentStory.answer.parse(story)).toEqual({
			assignmentId,
			exercise: { exerciseId: 'thought-record', title: 'Thought record', version: 3 },
			clientName: TERMS.clientName,
			line: expect.stringMatching(
				/^Thought record: not delivered yet, due Fri 6 Mar( 2026)? 11:00 AM \(Chicago time\)$/,
			) as string,
			delivery: 'waiting',
			outcome: 'open',
			deliverAt: TERMS.deliverAt,
			dueAt: TERMS.dueAt,
			zone: TERMS.zone,
			events: [{ kind: 'assigned', at: TERMS.deliverAt }],
		});
	});

	it.each<[QuestionName, unknown, string]>([
		['checkKeys', {}, 'identityId'],
		['checkAssignments', { assignmentIds: [], schedules: [], deliveries: [], clients: 'x' }, 'clients'],
		['assignmentStory', { assignmentId: 'short' }, 'assignmentId'],
	])('%s that cannot be read is refused for good', async (name, question, field) => {
		const { activities } = await newActivities();
		const ask = activities.ask[name] as (question: unknown) => Promise<unknown>;
		await expect(perform(ask, question)).rejects.toMatchObject({
			type: 'BadInput',
			nonRetryable: true,
			message: expect.stringContaining(field) as unknown,
		});
	});

	it('of another release is answered, whatever else it asks', async () => {
		const { activities } = await newActivities();
		const ask = activities.ask['listExercises'] as (question: unknown) => Promise<unknown>;
		expect(await perform(ask, { filter: 'x' })).toHaveLength(61);
	});
});
