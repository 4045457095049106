import { CHANGE, SEARCH_ATTRIBUTE } from '../../temporal/contract/names';
import { until } from '../e2e/until';
import { billableActions } from './billable-actions';
import { page, result, status, submission, submit } from './assigned';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

describe('an assignment that nobody answers', () => {
	it('is delivered, falls due and closes without an answer', async () => {
		const assigned = await rig().assign({ deliverIn: 1, dueIn: 48 });
		await rig().pass(2);
		expect(await status(assigned)).toMatchObject({ delivery: 'delivered', outcome: 'open' });
		expect(await page(assigned)).toMatchObject({
			generation: 0,
			outcome: 'open',
			exercise: { title: 'Thought record' },
		});

		const closesAt = new Date(Date.parse(assigned.terms.dueAt) + 14 * 24 * 3_600_000).toISOString();
		expect(await result(assigned)).toMatchObject({ delivery: 'delivered', outcome: 'no-answer', closesAt });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'due', 'closed']);
		expect(await page(assigned)).toMatchObject({ outcome: 'no-answer' });
		expect((await assigned.describe()).typedSearchAttributes.getAll()).toContainEqual(
			expect.objectContaining({ value: 'no-answer' }),
		);
	});

	it('has what its clinician wrote and filled in on its page from the start, and in no message', async () => {
		const words = 'Try it on the way home';
		const presets = { situation: 'On the bus' };
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 48, reminders: [{ share: 0.5 }], words, presets });
		await rig().pass(30);
		expect(await page(assigned)).toMatchObject({ words, presets });
		const commands = rig().flow.commandsFor(assigned.assignmentId);
		expect(commands.map(({ command }) => command)).toEqual(['deliver', 'remind']);
		expect(JSON.stringify(commands)).not.toContain(words);
		expect(JSON.stringify(commands)).not.toContain(presets.situation);
		await assigned.terminate();
	});

	it('is told apart in the Temporal UI by its current details', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		const metadata = await assigned.query<{ currentDetails: string }>('__temporal_workflow_metadata');
		expect(metadata.currentDetails).toMatch(/Thought record.*Delivered.*No answer yet.*Next: due at/s);
	});
});

describe('an assignment that is answered early', () => {
	it('keeps the answer and closes a day after it was due, at little cost', async () => {
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 48 });
		await rig().pass(24);
		expect(await submit(assigned, submission('done', { note: 'It helped.' }))).toEqual({
			outcome: 'done',
			repeated: false,
		});
		expect(await page(assigned)).toMatchObject({ outcome: 'done' });
		const closesAt = new Date(Date.parse(assigned.terms.dueAt) + 24 * 3_600_000).toISOString();
		expect(await result(assigned)).toMatchObject({ outcome: 'done', closesAt });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'answered']);

		const { events } = await assigned.fetchHistory();
		expect(events!.length).toBeLessThanOrEqual(40);
		expect(billableActions(events!)).toBeLessThanOrEqual(9);
	});

	it('before it was delivered is not delivered any more', async () => {
		const assigned = await rig().assign({ deliverIn: 4, dueIn: 48 });
		await submit(assigned, submission('partly', { reportedBy: 'staff' }));
		expect(await result(assigned)).toMatchObject({ outcome: 'partly', delivery: 'waiting' });
		expect(rig().flow.commandsFor(assigned.assignmentId)).toEqual([]);
	});
});

describe('a late answer', () => {
	it('counts until the assignment closes, and closes it a day later', async () => {
		const assigned = await rig().assign({ dueIn: 48 });
		await rig().pass(72);
		expect(await submit(assigned, submission('could-not'))).toEqual({ outcome: 'could-not', repeated: false });
		expect(await result(assigned)).toMatchObject({ outcome: 'could-not' });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'due', 'answered']);
	});
});

describe('an answer that comes more than once', () => {
	it('by Update and Signal at the same time is one answer', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		const answer = submission('done');
		await Promise.all([
			submit(assigned, answer),
			assigned.signal(CHANGE.submit, answer),
			submit(assigned, answer),
			assigned.signal(CHANGE.submit, answer),
		]);
		expect(await result(assigned)).toMatchObject({ outcome: 'done' });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'answered']);
	});

	it('leaves the first one standing', async () => {
		const assigned = await rig().assign();
		await submit(assigned, submission('partly'));
		expect(await submit(assigned, submission('done'))).toEqual({ outcome: 'partly', repeated: true });
		await assigned.signal(CHANGE.submit, submission('could-not'));
		expect(await result(assigned)).toMatchObject({ outcome: 'partly' });
	});
});

describe('an answer that is dated in the future', () => {
	it('is not dated later than it came in', async () => {
		const assigned = await rig().assign();
		const tomorrow = new Date((await rig().now()).getTime() + 24 * 3_600_000).toISOString();
		await submit(assigned, submission('done', { submittedAt: tomorrow }));
		expect(Date.parse((await status(assigned)).outcomeAt!)).toBeLessThan(Date.parse(tomorrow));
	});
});

describe('what cannot be understood', () => {
	const wrong = [
		[{ outcome: 'finished' }, 'outcome must be one of done, partly, could-not'],
		[{ reportedBy: 'somebody' }, 'reportedBy must be one of client, staff'],
		[{ submissionId: '' }, 'submissionId must be a text of 1 to 100 characters'],
		[{ submittedAt: 'yesterday' }, 'submittedAt must be a UTC instant'],
		[{ note: 'x'.repeat(20_001) }, 'note must be a text of at most 5000 characters'],
	] as const;

	it('of an answer, a field that a newer release has sent, keeps nothing from being taken', async () => {
		const assigned = await rig().assign();
		const more = { ...submission('done'), mood: 'good' };
		expect(await submit(assigned, more)).toEqual({ outcome: 'done', repeated: false });
		await status(assigned);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'answered']);
		expect(await rig().kept(assigned, 'answered')).toBe('{"mood":"good"}');
	});

	it.each(wrong)('as an Update is rejected, naming the field (case %#)', async (part, problem) => {
		const assigned = await rig().assign();
		const update = submit(assigned, { ...submission('done'), ...(part as object) });
		const cause = await update.catch((error: Error) => error.cause);
		expect(cause).toMatchObject({ type: 'InvalidChange' });
		expect(String(cause)).toContain(problem);
		expect(await status(assigned)).toMatchObject({ outcome: 'open' });
		await assigned.terminate();
	});

	it('as a Signal is kept on record, and raised', async () => {
		const assigned = await rig().assign();
		await assigned.signal(CHANGE.submit, { ...submission('done'), outcome: 'finished' });
		await assigned.signal(CHANGE.submit);
		await assigned.signal(CHANGE.withdraw, 'please');
		expect(await submit(assigned, submission('done'))).toEqual({ outcome: 'done', repeated: false });
		await status(assigned);
		expect(await rig().steps(assigned)).toEqual(['assigned', ...Array<string>(3).fill('unreadable'), 'answered']);
		const { searchAttributes } = await assigned.describe();
		expect(searchAttributes[SEARCH_ATTRIBUTE.trouble]).toEqual(['unreadable']);
	});

	it('as a Signal, or comes when it cannot be taken, does not look taken in the Temporal UI', async () => {
		const assigned = await rig().assign();
		await assigned.signal(CHANGE.submit, { ...submission('done'), outcome: 'finished' });
		await assigned.signal(CHANGE.reschedule, { rescheduleId: 'r' });
		await assigned.signal('sumbit', submission('done'));
		await submit(assigned, submission('done'));
		const why = [
			'submit not taken: outcome must be one of done, partly, could-not',
			expect.stringMatching(/^reschedule not taken: ./) as string,
			expect.stringMatching(
				/^a Signal not taken: its name is none of submit, addNote, .*, ended, agreed, stopped, reviewed$/,
			) as string,
		];
		expect(await rig().timerSummaries(assigned)).toEqual(expect.arrayContaining(why));
		const metadata = await assigned.query<{ currentDetails: string }>('__temporal_workflow_metadata');
		for (const line of ['submit', 'reschedule', 'a Signal'])
			expect(metadata.currentDetails).toContain(`${line} not taken:`);
		expect(metadata.currentDetails).not.toContain('Not understood');
	});

	it('is told once, and for as long as the same does not come in and is understood', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		const details = async () =>
			(await assigned.query<{ currentDetails: string }>('__temporal_workflow_metadata')).currentDetails;
		await assigned.signal(CHANGE.submit, { ...submission('done'), outcome: 'finished' });
		// A query may be answered before what was signalled is taken up.
		expect(await until(async () => (await details()).match(/submit/g) ?? false)).toHaveLength(1);
		for (let count = 1; count <= 3; count += 1) await assigned.signal(CHANGE.withdraw, 'please');
		expect((await details()).match(/submit/g)).toHaveLength(1);
		expect(await details()).toContain('Not understood, and kept on record: submit');
		await submit(assigned, submission('done'));
		expect(await details()).not.toContain('submit');
	});

	it('since staff have answered before, keeps what a client says by Signal on record', async () => {
		const assigned = await rig().assign();
		await submit(assigned, submission('partly', { submissionId: 'staff', reportedBy: 'staff' }));
		await assigned.signal(CHANGE.submit, submission('done', { note: 'It helped a little.' }));
		await status(assigned);
		expect(await rig().steps(assigned)).toEqual(['assigned', 'answered', 'not-taken']);
		expect(await rig().kept(assigned, 'not-taken')).toContain('It helped a little.');
	});

	it('as a Signal, however often, makes neither history nor story much longer', async () => {
		const assigned = await rig().assign();
		for (let count = 1; count <= 30; count += 1) await assigned.signal(CHANGE.withdraw, 'please');
		await submit(assigned, submission('done'));
		const summaries = await rig().timerSummaries(assigned);
		expect(summaries.filter((summary) => summary.startsWith('withdraw not taken'))).toHaveLength(10);
		const { currentDetails } = await assigned.query<{ currentDetails: string }>('__temporal_workflow_metadata');
		expect(currentDetails.split('withdraw not taken')).toHaveLength(4);
		expect(currentDetails).toContain('30 signals were not taken');
	});
});

describe('an assignment that is refused', () => {
	it('ends at once and says why', async () => {
		const assigned = await rig().assign({ exerciseId: 'star-gazing' });
		const ended = await result(assigned);
		expect(ended).toMatchObject({ outcome: 'refused', delivery: 'waiting' });
		expect(ended.problem).toContain('The library has no exercise "star-gazing"');
		expect(rig().flow.commandsFor(assigned.assignmentId)).toEqual([]);
	});

	it('under a key that the ledger has, though Temporal has forgotten it', async () => {
		const first = await rig().assign({ key: 'the same key' });
		await submit(first, submission('done'));
		await result(first);
		const second = await rig().assign({ key: 'the same key' });
		const ended = await result(second);
		expect(ended).toMatchObject({ outcome: 'refused' });
		expect(ended.problem).toContain('This assignment key was used before');
		expect(await rig().steps(first)).toEqual(expect.arrayContaining(['assigned', 'answered']));
	});
});
