import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { assignmentInput, EXERCISE, newLedger, runOf, TERMS } from './practice';

describe('recording an assignment', () => {
	it('answers the same run the same, also when the library has changed meanwhile', async () => {
		const { ledger, ring } = await newLedger();
		const input = assignmentInput(ring);
		const first = await ledger.assignments.record(input, EXERCISE, runOf('run'));
		expect(first).toMatchObject({ kind: 'recorded', exercise: EXERCISE, policy: DEFAULT_POLICY });
		expect(await ledger.assignments.record(input, { ...EXERCISE, version: 2, checksum: 'd' }, runOf('run'))).toEqual(
			first,
		);
		expect(await ledger.assignments.record(input, undefined, runOf('run'))).toEqual(first);
		expect((await ledger.stories.of(input.assignmentId))?.events).toHaveLength(1);
	});

	it('refuses a later run with the same id, with the same or other terms', async () => {
		const { ledger, ring } = await newLedger();
		await ledger.assignments.record(assignmentInput(ring), EXERCISE, runOf('run'));
		const refused = { kind: 'already-assigned', dueAt: TERMS.dueAt };
		expect(await ledger.assignments.record(assignmentInput(ring), EXERCISE, runOf('later'))).toEqual(refused);
		const other = assignmentInput(ring, { dueAt: '2026-05-01T10:00:00.000Z' });
		expect(await ledger.assignments.record(other, EXERCISE, runOf('later'))).toEqual(refused);
		expect(await ledger.assignments.recorded([other.assignmentId])).toEqual([
			{
				assignmentId: other.assignmentId,
				clientId: other.clientId,
				assignedAt: expect.any(String) as string,
				terms: { ...TERMS, language: 'en' },
				delivery: 'waiting',
				outcome: 'open',
				consent: 'given',
			},
		]);
	});

	it('leaves nothing of an assignment with an unknown exercise', async () => {
		const { ledger, ring } = await newLedger();
		const input = assignmentInput(ring);
		expect(await ledger.assignments.record(input, undefined, runOf('run'))).toEqual({ kind: 'unknown-exercise' });
		expect(await ledger.stories.of(input.assignmentId)).toBeNull();
	});

	it('tells which are on record by how their ids begin, letter for letter', async () => {
		const { ledger, ring } = await newLedger();
		const { assignmentId } = assignmentInput(ring);
		await ledger.assignments.record(assignmentInput(ring), EXERCISE, runOf('run'));
		const beginning = assignmentId.slice(0, 8);
		const other = [...beginning].map((letter) =>
			letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
		);
		expect(await ledger.assignments.beginningWith([beginning, '________'])).toEqual([assignmentId]);
		expect(await ledger.assignments.beginningWith([other.join('')])).toEqual([]);
	});

	it('answers only for assignments that are on record', async () => {
		const { ledger, ring } = await newLedger();
		const input = assignmentInput(ring);
		await ledger.assignments.record(input, EXERCISE, runOf('run'));
		const asked = [assignmentInput(ring, { key: 'other' }).assignmentId, input.assignmentId];
		expect(await ledger.assignments.recorded(asked)).toEqual([
			{
				assignmentId: input.assignmentId,
				clientId: input.clientId,
				assignedAt: expect.any(String) as string,
				terms: { ...TERMS, language: 'en' },
				delivery: 'waiting',
				outcome: 'open',
				consent: 'given',
			},
		]);
		expect(await ledger.assignments.recorded([])).toEqual([]);
	});
});

describe('recording exercises', () => {
	it('keeps each version, and takes the same one again', async () => {
		const { ledger } = await newLedger();
		await ledger.exercises.record([EXERCISE]);
		await ledger.exercises.record([EXERCISE, { ...EXERCISE, version: 2, checksum: 'd', title: 'Second' }]);
	});

	it('refuses another text under a version that is on record, and keeps nothing of that attempt', async () => {
		const { ledger } = await newLedger();
		await ledger.exercises.record([EXERCISE]);
		const added = { ...EXERCISE, exerciseId: 'added' };
		await expect(ledger.exercises.record([added, { ...EXERCISE, checksum: 'd' }])).rejects.toThrow(
			'exercises/thought-record.md, field version: 1 is on record with another text, or with other files. Raise it to 2',
		);
		await ledger.exercises.record([{ ...added, checksum: 'e' }]);
	});
});
