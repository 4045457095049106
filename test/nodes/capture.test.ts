import { assignmentWorkflowId } from '../../temporal/contract/names';
import { nobodys, useDesk, type Desk } from './desk';

const desk = useDesk();
const run: Desk['run'] = (...asked) => desk().run(...asked);
const assigned: Desk['assigned'] = (...asked) => desk().assigned(...asked);

describe('Homework Capture Completion', () => {
	it('records what staff were told, each answer paired with its item', async () => {
		const ids = [await assigned('capture-1'), await assigned('capture-2')];
		const { outputs, error } = await run('record', [
			{ assignmentId: ids[0]!, outcome: 'done', note: 'Said it by phone' },
			{ assignmentId: ids[1]!, outcome: 'could-not' },
		]);
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([
			{
				json: {
					assignmentId: ids[0],
					workflowId: assignmentWorkflowId(ids[0]!),
					status: 'recorded',
					outcome: 'done',
					note: 'On record: done.',
				},
				pairedItem: { item: 0 },
			},
			{
				json: {
					assignmentId: ids[1],
					workflowId: assignmentWorkflowId(ids[1]!),
					status: 'recorded',
					outcome: 'could-not',
					note: 'On record: could not.',
				},
				pairedItem: { item: 1 },
			},
		]);
		expect(await desk().practice.status(ids[0]!)).toMatchObject({ outcome: 'done' });
	}, 30_000);

	it('says which outcome stands where the client has answered before', async () => {
		const id = await assigned('capture-again');
		await run('record', [{ assignmentId: id, outcome: 'partly' }]);
		const { outputs } = await run('record', [{ assignmentId: id, outcome: 'partly' }]);
		expect(outputs[0]![0]!.json).toMatchObject({
			status: 'already recorded',
			outcome: 'partly',
			note: 'Recorded before, and that stands: partly done.',
		});
	}, 30_000);

	it('corrects what was recorded, as a step beside it, and says so', async () => {
		const id = await assigned('capture-correction');
		await run('record', [{ assignmentId: id, outcome: 'partly' }]);
		await desk().practice.recorded(id, 'answered');
		const trial = await run('record', [{ assignmentId: id, outcome: 'done' }], { mode: 'manual' });
		expect(trial.outputs[0]![0]!.json.plan).toEqual([
			expect.stringContaining('partly done'),
			expect.stringMatching(
				/^The outcome would be corrected, from partly done, on .* to done\. The answer of before is kept/,
			),
		]);
		const { outputs } = await run('record', [{ assignmentId: id, outcome: 'done', note: 'The rest on Sunday' }]);
		expect(outputs[0]![0]!.json).toMatchObject({
			status: 'corrected',
			outcome: 'done',
			note: 'On record now: done. The answer of before is kept beside it.',
		});
		await desk().practice.recorded(id, 'corrected');
		const { outcome, events } = (await desk().practice.ledger.stories.of(id))!;
		expect(outcome).toBe('done');
		expect(events.slice(-2)).toMatchObject([
			{ kind: 'answered', reportedBy: 'staff' },
			{ kind: 'corrected', reportedBy: 'staff', note: 'The rest on Sunday' },
		]);
	}, 30_000);

	it('names all rows at fault, by row and field, and then records none', async () => {
		const id = await assigned('capture-rows');
		const rows = [
			{ row_number: 2, assignmentId: id, outcome: 'done' },
			{ row_number: 3, assignmentId: '17', outcome: 'done' },
			{ row_number: 4, assignmentId: id, outcome: 'maybe', note: 'x'.repeat(5001) },
		];
		const { error } = await run('record', rows);
		expect(error?.message).toMatch(
			/^Nothing was recorded: of 3 items 2 are at fault\. Row 3: Assignment ID is neither/,
		);
		expect(error?.message).toMatch(/\. Row 4: Outcome is "maybe", .*; Reflection is longer than 5,000 characters$/);
		expect(error?.context.itemIndex).toBe(1);
		expect(await desk().practice.status(id)).toMatchObject({ outcome: 'open' });

		const { outputs } = await run('record', rows, { onError: 'continueRegularOutput' });
		expect(outputs[0]!.map(({ json }) => json.status ?? json.error)).toEqual([
			'recorded',
			expect.stringContaining('Assignment ID is neither an ID nor a reference'),
			expect.stringContaining('Outcome is "maybe"'),
		]);
	}, 30_000);

	it('keeps what a client said where the homework is closed by then', async () => {
		const id = await assigned('capture-after-the-close');
		await run('withdraw', [{ assignmentId: id }]);
		await desk().practice.recorded(id, 'withdrawn');
		const note = 'It took me a while.';
		const { error } = await run('record', [{ assignmentId: id, outcome: 'partly', note }]);
		expect(error?.message).toBe('The assignment is closed (withdrawn), so that nothing was changed');
		await desk().practice.recorded(id, 'not-taken');
		const { events } = (await desk().practice.ledger.stories.of(id))!;
		expect(events.filter(({ kind }) => kind === 'not-taken')).toMatchObject([
			{ note, reason: 'submit: The assignment is closed. It said: partly.' },
		]);
	}, 30_000);

	it('keeps why a client could not do it', async () => {
		const id = await assigned('capture-hindrance');
		await run('record', [{ assignmentId: id, outcome: 'could-not', hindrance: 'no-time' }]);
		await desk().practice.recorded(id, 'answered');
		const story = await desk().practice.ledger.stories.of(id);
		expect(story!.events.at(-1)).toMatchObject({ kind: 'answered', hindrance: 'no-time' });
	}, 30_000);

	it('shows a preview on "Execute step" and records nothing', async () => {
		const id = await assigned('capture-preview');
		const { outputs } = await run('record', [{ assignmentId: id, outcome: 'done' }], { mode: 'manual' });
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'preview', outcome: 'done' });
		expect(await desk().practice.status(id)).toMatchObject({ outcome: 'open' });

		const forReal = { mode: 'manual', parameters: { recordForReal: true } } as const;
		const { outputs: recorded } = await run('record', [{ assignmentId: id, outcome: 'done' }], forReal);
		expect(recorded[0]![0]!.json).toMatchObject({ status: 'recorded' });
	}, 30_000);

	it.each([
		[{ assignmentId: '', outcome: 'done' }, 'Nothing was recorded: Assignment ID is missing'],
		[
			{ assignmentId: '17', outcome: 'done' },
			'Nothing was recorded: Assignment ID is neither an ID nor a reference: an ID has 22 letters, digits, - or _, as Homework Assign gave it out; a reference stands on a printed worksheet',
		],
		[{ assignmentId: nobodys, outcome: 'done' }, 'No open assignment was found under this ID'],
		[
			{ assignmentId: nobodys, outcome: 'maybe' },
			'Nothing was recorded: Outcome is "maybe", which is none of "Could Not", "Done" and "Partly"',
		],
		[
			{ assignmentId: nobodys, outcome: 'done', note: 'x'.repeat(5001) },
			'Nothing was recorded: Reflection is longer than 5,000 characters',
		],
		[
			{ assignmentId: nobodys, outcome: 'could-not', hindrance: 'moon' },
			'Nothing was recorded: What Got in the Way is "moon", which is none of "Did Not Feel Right at the Moment", "Forgot"',
		],
		[
			{ assignmentId: nobodys, outcome: 'done', hindrance: 'forgot' },
			'Nothing was recorded: What Got in the Way goes with the Outcome Could Not only',
		],
	])(
		'refuses what it cannot record, %#',
		async (item, message) => {
			const { error } = await run('record', [item]);
			expect(error?.message).toContain(message);
			expect(error?.context.itemIndex).toBe(0);
		},
		30_000,
	);
});

describe('Homework Capture Completion, a note', () => {
	it('adds to what was answered, each note paired with its item', async () => {
		const id = await assigned('note');
		await run('record', [{ assignmentId: id, outcome: 'done' }]);
		const { outputs, error } = await run('add-note', [{ assignmentId: id, note: 'Went better on the second day' }]);
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([
			{
				json: {
					assignmentId: id,
					workflowId: assignmentWorkflowId(id),
					status: 'added',
					note: 'The note is on record.',
				},
				pairedItem: { item: 0 },
			},
		]);
		await desk().practice.recorded(id, 'note-added');
		const story = await desk().practice.ledger.stories.of(id);
		expect(story!.events.at(-1)).toMatchObject({
			...{ kind: 'note-added', reportedBy: 'staff', note: 'Went better on the second day' },
		});
	}, 30_000);

	it('is kept where there is no answer yet, and is none', async () => {
		const id = await assigned('note-too-early');
		const { outputs } = await run('add-note', [{ assignmentId: id, note: 'We talked about it.' }]);
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'added' });
		await desk().practice.recorded(id, 'note-added');
		expect(await desk().practice.status(id)).toMatchObject({ outcome: 'open' });
	}, 30_000);

	it('is a preview on "Execute step", and then not on record', async () => {
		const id = await assigned('note-preview');
		await run('record', [{ assignmentId: id, outcome: 'done' }]);
		const { outputs } = await run('add-note', [{ assignmentId: id, note: 'x' }], { mode: 'manual' });
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'preview' });
		await desk().practice.recorded(id, 'answered');
		expect((await desk().practice.ledger.stories.of(id))!.events.map(({ kind }) => kind)).not.toContain('note-added');
	}, 30_000);

	it.each([
		[{ assignmentId: 'x', note: 'x' }, 'No note was added: Assignment ID is neither an ID nor a reference'],
		[{ assignmentId: nobodys, note: ' ' }, 'No note was added: Note is missing'],
		[{ assignmentId: nobodys, note: 'x'.repeat(5001) }, 'No note was added: Note is longer than 5,000 characters'],
		[{ assignmentId: nobodys, note: 'x' }, 'No open assignment was found under this ID'],
	])(
		'refuses what it cannot add, %#',
		async (item, message) => {
			const { error } = await run('add-note', [item]);
			expect(error?.message).toContain(message);
			expect(error?.context.itemIndex).toBe(0);
		},
		30_000,
	);
});

describe('Homework Capture Completion, a review', () => {
	/** What the client's page would be told. */
	const noteTo = async (id: string) => await desk().practice.ledger.reviews.noteToClient(id);
	const answered = async (key: string) => {
		const id = await assigned(key);
		await run('record', [{ assignmentId: id, outcome: 'partly' }]);
		await desk().practice.recorded(id, 'answered');
		return id;
	};

	it('is on record with its note, of which nothing comes out, and counts once for each item', async () => {
		const id = await answered('review');
		const { outputs, error } = await run('mark-reviewed', [{ assignmentId: id, effort: 3, note: 'You kept at it.' }]);
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([
			{
				json: {
					assignmentId: id,
					workflowId: assignmentWorkflowId(id),
					status: 'reviewed',
					note: "On record. The client's page shows the note for as long as it opens; no message tells of it.",
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(await noteTo(id)).toMatchObject({ note: 'You kept at it.' });
		const { outputs: again } = await run('mark-reviewed', [{ assignmentId: id, effort: '1: A first try' }]);
		expect(again[0]![0]!.json).toMatchObject({
			status: 'reviewed',
			note: "On record. The client's page shows no note.",
		});
		expect(await noteTo(id)).toBeNull();
		expect((await desk().practice.ledger.reviews.newest([id])).get(id)).toMatchObject({ effort: 1 });
	}, 30_000);

	it('is taken once where n8n tries it again', async () => {
		const id = await answered('review-again');
		const item = { assignmentId: id, effort: 0 };
		const { outputs } = await run('mark-reviewed', [item, { ...item, assignmentId: nobodys }], {
			tries: 2,
			onError: 'continueRegularOutput',
		});
		expect(outputs[0]!.map(({ json }) => json.status ?? json.error)).toEqual([
			'reviewed',
			'No assignment is on record under this ID',
		]);
		const { events } = (await desk().practice.ledger.stories.of(id))!;
		expect(events.filter(({ kind }) => kind === 'reviewed')).toHaveLength(1);
	}, 30_000);

	it('is taken after the close, too, and while no worker runs', async () => {
		const id = await answered('review-closed');
		await desk().practice.client.workflow.getHandle(assignmentWorkflowId(id)).terminate();
		await desk().practice.stopWorker();
		const { outputs } = await run('mark-reviewed', [{ assignmentId: id, note: 'As we said.' }]);
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'accepted' });
		await desk().practice.startWorker();
		while (!(await noteTo(id))) await new Promise((next) => setImmediate(next));
		expect(await noteTo(id)).toMatchObject({ note: 'As we said.' });
	}, 60_000);

	it('is a preview on "Execute step" that knows how it stands, and then not on record', async () => {
		const id = await answered('review-preview');
		const open = await assigned('review-preview-open');
		const planOf = async (assignmentId: string) => {
			const { outputs } = await run('mark-reviewed', [{ assignmentId, note: 'x' }], { mode: 'manual' });
			return (outputs[0]![0]!.json.plan as string[]).slice(1);
		};
		expect(await planOf(id)).toEqual(["It would be marked as reviewed, and the client's page would show the note"]);
		expect(await planOf(open)).toEqual(['Nothing would be changed: it is not answered yet']);
		expect(await noteTo(id)).toBeNull();
		await desk().practice.client.workflow.getHandle(assignmentWorkflowId(id)).terminate();
		expect(await planOf(id)).toEqual(["It would be marked as reviewed, and the client's page would show the note"]);
	}, 30_000);

	it('is refused in words where there is nothing to review', async () => {
		const open = await assigned('review-open');
		const withdrawn = await answered('review-withdrawn');
		await run('withdraw', [{ assignmentId: withdrawn }]);
		await desk().practice.recorded(withdrawn, 'withdrawn');
		const refusalOf = async (item: object) => (await run('mark-reviewed', [{ ...item }])).error?.message;
		expect(await refusalOf({ assignmentId: open })).toBe(
			'Nothing was marked as reviewed: there is no answer that could be reviewed',
		);
		expect(await refusalOf({ assignmentId: withdrawn })).toBe(
			'Nothing was marked as reviewed: the assignment was withdrawn',
		);
		expect(await refusalOf({ assignmentId: open, effort: 5 })).toContain(
			'Effort is "5", which is none of "0: Not tried',
		);
		expect(await refusalOf({ assignmentId: open, note: 'x'.repeat(1001) })).toContain(
			'Note to Client is longer than 1,000 characters',
		);
	}, 30_000);
});
