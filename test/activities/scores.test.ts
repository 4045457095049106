import type { Entries } from '../../temporal/contract/entries';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import { signInToken } from '../../temporal/contract/sign-in-token';
import { exerciseFile } from '../library/exercise-file';
import { perform } from './setting';
import { DATE, KIM, MINUTE, OLA, SigningIn } from './sign-in';

const now = Date.now();
const scale = (name: string) => ({
	...{ name, type: 'scale', label: name },
	...{ from: { value: 0, label: 'not at all' }, to: { value: 4, label: 'very' } },
});
const bands = [
	{ from: 0, label: 'calm' },
	{ from: 5, label: 'rough' },
];
const CHECK_IN = {
	fields: [scale('sleep'), scale('mood')],
	score: { label: 'Rough days', of: ['sleep', 'mood'], bands },
};

let count = 0;

/** A practice with an exercise that makes a score. */
async function newPractice() {
	const practice = await SigningIn.open();
	await save(practice, CHECK_IN);
	return practice;
}

async function save(practice: SigningIn, front: object): Promise<void> {
	const markdown = exerciseFile({ title: `A check-in ${(count += 1)}`, ...front });
	const saved = await perform(practice.activities.workflows.carryOut, {
		...{ version: CONTRACT_VERSION, kind: 'change-library', changeId: practice.newId() },
		change: { what: 'save', exerciseId: 'check-in', markdown },
	});
	expect(saved).toMatchObject({ kind: 'library-changed' });
}

/** Homework of a client, answered so many days ago. */
async function answered(practice: SigningIn, clinician: typeof KIM, daysAgo: number, entries: Entries) {
	const key = `check-in ${(count += 1)}`;
	const assignmentId = await practice.briefed(clinician, { exerciseId: 'check-in', key });
	await enter(practice, assignmentId, daysAgo, entries);
	return assignmentId;
}

async function enter(
	practice: SigningIn,
	assignmentId: string,
	daysAgo: number,
	entries: Entries,
	kind: 'answered' | 'corrected' = 'answered',
) {
	const said = { outcome: 'done', reportedBy: 'client', entries } as const;
	const eventId = `${assignmentId}.${kind}.${daysAgo}`;
	await perform(practice.activities.workflows.recordEvent, { ...said, assignmentId, eventId, kind, at: ago(daysAgo) });
}

function ago(days: number): string {
	return new Date(now - days * 24 * 60 * MINUTE).toISOString();
}

/** The scores that a clinician is shown of an assignment, in the order of its answers. */
async function shown(practice: SigningIn, clinician: typeof KIM, assignmentId: string) {
	const signIn = signInToken(practice.ring, { clinicianId: practice.idOf(clinician), date: DATE, since: now }, now);
	const read = await perform(practice.activities.ask.readBrief, { signIn, from: 0 });
	if (read.as !== 'signed-in') throw new Error(read.as);
	return read.homework.find((each) => each.assignmentId === assignmentId)!.said.map(({ score }) => score);
}

it('is shown with what the same client had before, the last answer of each', async () => {
	const practice = await newPractice();
	const first = await answered(practice, KIM, 20, { sleep: 1, mood: 1 });
	await enter(practice, first, 19, { sleep: 3, mood: 4 }, 'corrected');
	await answered(practice, KIM, 10, { sleep: 4 });
	const last = await answered(practice, KIM, 1, { sleep: 2, mood: 2 });
	await answered(practice, KIM, 0, { sleep: 0, mood: 0 });
	const asked = { label: 'Rough days', asked: 2, lowest: 0, highest: 8 };
	expect(await shown(practice, KIM, last)).toEqual([
		{ ...asked, answered: 2, value: 4, band: 'calm', before: [{ at: ago(19), value: 7 }] },
	]);
	expect((await shown(practice, KIM, first)).map((score) => score!.value)).toEqual([2, 7]);
});

it('tells nothing of homework that has always been for somebody else, of another score, or of another client', async () => {
	const practice = await newPractice();
	await answered(practice, OLA, 20, { sleep: 1, mood: 1 });
	const longer = { ...CHECK_IN.score, of: ['sleep'], bands: undefined };
	await save(practice, { ...CHECK_IN, score: longer });
	await answered(practice, KIM, 15, { sleep: 1 });
	await save(practice, CHECK_IN);
	const other = { exerciseId: 'check-in', key: 'other', clientName: 'Ben Doe', clientEmail: 'ben@clients.example' };
	await enter(practice, await practice.briefed(KIM, other), 12, { sleep: 1, mood: 1 });
	const last = await answered(practice, KIM, 1, { sleep: 2 });
	expect(await shown(practice, KIM, last)).toEqual([
		{ label: 'Rough days', asked: 2, answered: 1, lowest: 0, highest: 8, before: [] },
	]);
});

it('is told of in the brief only as something that there is', async () => {
	const practice = await newPractice();
	const id = await answered(practice, KIM, 1, { sleep: 2, mood: 3 });
	const story = await perform(practice.activities.ask.assignmentStory, { assignmentId: id });
	expect(story!.line).toContain(', with a worksheet that has a score');
	expect(story!.line).not.toMatch(/rough|5/i);
});
