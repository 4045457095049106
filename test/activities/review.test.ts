import type { ReportedOutcome } from '../../temporal/contract/change-inputs';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { RequestResult } from '../../temporal/contract/request';
import type { MarkReviewed, Reviewed } from '../../temporal/contract/review';
import { signInToken } from '../../temporal/contract/sign-in-token';
import { contentOf } from '../ledger/databases';
import { DUE_AT } from '../ledger/practice';
import { perform } from './setting';
import { DATE, KIM, MINUTE, OLA, SigningIn } from './sign-in';

const NOTE = 'You found your own words for it. 👩‍👩‍👧';
const EVENING = DUE_AT + 5 * MINUTE;

let practice: SigningIn;
beforeEach(async () => (practice = await SigningIn.open()));

const iso = (at: number) => new Date(at).toISOString();

/** Homework that Kim was briefed of, with an answer unless said otherwise. Answers its id. */
async function answered(outcome: ReportedOutcome | 'not yet' = 'partly'): Promise<string> {
	const id = await practice.briefed(KIM);
	if (outcome !== 'not yet') await happens(id, 'answered', outcome);
	return id;
}

async function happens(assignmentId: string, kind: 'answered' | 'withdrawn' | 'closed', outcome: Outcome) {
	const event = { eventId: `${assignmentId}.${kind}`, assignmentId, kind, outcome, at: iso(DUE_AT) };
	await perform(practice.activities.workflows.recordEvent, event);
}
type Outcome = ReportedOutcome | 'withdrawn' | 'no-answer';

/** Marks as reviewed: by Kim through her brief, in the evening, unless said otherwise. Answers what came of it. */
async function review(
	assignmentId: string,
	{ clinician = KIM, ...more }: Partial<MarkReviewed> & { clinician?: typeof KIM } = {},
): Promise<Reviewed['as'] | Exclude<RequestResult['kind'], 'reviewed'>> {
	const asked: MarkReviewed = {
		...{ version: CONTRACT_VERSION, kind: 'mark-reviewed', reviewId: practice.newId(), assignmentId },
		...{ by: { clinicianId: practice.idOf(clinician), date: DATE }, at: iso(EVENING) },
		...more,
	};
	const result = await perform(practice.activities.workflows.carryOut, asked, { at: EVENING });
	return result.kind === 'reviewed' ? result.as : result.kind;
}

/** What the client's page is told. */
async function noteTo(assignmentId: string) {
	return await perform(practice.activities.ask.noteToClient, { assignmentId });
}

/** How often it is on record as reviewed. */
async function reviews(assignmentId: string): Promise<number> {
	const { events } = (await practice.ledger.stories.of(assignmentId))!;
	return events.filter(({ kind }) => kind === 'reviewed').length;
}

it('is on record with who reviewed and when, and tells the client what was written', async () => {
	const id = await answered();
	expect(await review(id, { effort: 3, note: NOTE })).toBe('recorded');
	expect(await noteTo(id)).toEqual({ note: NOTE, by: KIM.name, at: iso(EVENING) });
	expect(practice.toldOfReviews).toEqual([[id, { noteToClient: true }]]);
	expect((await practice.ledger.stories.of(id))!.events.at(-1)).toMatchObject({
		...{ kind: 'reviewed', reportedBy: 'staff', at: iso(EVENING) },
	});
	expect(await contentOf(practice.place)).not.toContain('You found your own words');
});

it('shows the clinician who reads on what stands, and to the client no effort', async () => {
	const id = await answered();
	const unanswered = await answered('not yet');
	await review(id, { effort: 0, note: NOTE });
	const clinicianId = practice.idOf(KIM);
	const now = Date.now();
	const signIn = signInToken(practice.ring, { clinicianId, date: DATE, since: now }, now);
	const read = await perform(practice.activities.ask.readBrief, { signIn, from: 0 });
	if (read.as !== 'signed-in') throw new Error('not signed in');
	const shown = new Map(read.homework.map(({ assignmentId, ...rest }) => [assignmentId, rest]));
	expect(shown.get(id)).toMatchObject({
		reviewable: true,
		review: { effort: 0, note: NOTE, by: KIM.name, at: iso(EVENING) },
	});
	expect(shown.get(unanswered)).toMatchObject({ reviewable: false });
	expect(shown.get(unanswered)).not.toHaveProperty('review');
	expect(await noteTo(id)).not.toHaveProperty('effort');
});

it('says nothing of it in a brief, nor calls for another one', async () => {
	const id = await answered();
	await practice.brief();
	await review(id, { effort: 0, note: NOTE });
	await practice.brief();
	const said = practice.briefs.map((brief) => JSON.stringify(brief));
	expect(said.join()).toContain('partly done');
	expect(said.join()).not.toMatch(/own words|Not tried|eviewed/);
	// The second one would have told nothing new.
	expect(said).toHaveLength(2);
});

it('counts once under its id, and of several the one that was asked for last, as a whole', async () => {
	const id = await answered();
	const reviewId = practice.newId();
	expect(await review(id, { reviewId, note: 'First', at: iso(EVENING - MINUTE) })).toBe('recorded');
	expect(await review(id, { reviewId, note: 'First', at: iso(EVENING - MINUTE) })).toBe('stands');
	expect(await reviews(id)).toBe(1);

	// Kept for a worker longer than the one that was asked for after it.
	expect(await review(id, { note: 'Before', at: iso(EVENING - 2 * MINUTE) })).toBe('recorded');
	expect(await noteTo(id)).toMatchObject({ note: 'First' });
	expect(await review(id, { effort: 2 })).toBe('recorded');
	expect(await reviews(id)).toBe(3);
	expect(await noteTo(id)).toBeNull();
	expect(practice.toldOfReviews.at(-1)).toEqual([id, { noteToClient: false }]);
});

it.each([
	['has a note', { note: NOTE }, {}],
	['has none', {}, { note: NOTE }],
])('tells of what stands last where another review that %s comes in between', async (_what, between, first) => {
	const id = await answered();
	await review(id, { note: 'Before', at: iso(EVENING - 2 * MINUTE) });
	practice.beforeReviewIsTold(async () => void (await review(id, between)));
	await review(id, { ...first, at: iso(EVENING - MINUTE) });
	expect(practice.toldOfReviews.at(-1)).toEqual([id, { noteToClient: 'note' in between }]);
});

it('tells an assignment nothing where nothing was ever written to its client', async () => {
	const id = await answered();
	await review(id, { effort: 4 });
	await review(id);
	expect(await reviews(id)).toBe(2);
	expect(practice.toldOfReviews).toEqual([]);
});

it('is taken from staff, too, in whose name no clinician speaks', async () => {
	const id = await answered('could-not');
	expect(await review(id, { by: undefined, note: NOTE })).toBe('recorded');
	expect(await noteTo(id)).toEqual({ note: NOTE, at: iso(EVENING) });
});

it('is taken of an answer alone: not before there is one, nor without, nor of what was withdrawn', async () => {
	const open = await answered('not yet');
	const closed = await answered('not yet');
	await happens(closed, 'closed', 'no-answer');
	const withdrawn = await answered('done');
	await happens(withdrawn, 'withdrawn', 'withdrawn');
	expect(await review(open, { note: NOTE })).toBe('not-answered');
	expect(await review(closed, { note: NOTE })).toBe('not-answered');
	expect(await review(withdrawn, { note: NOTE })).toBe('withdrawn');
	expect(await review(practice.newId(), { note: NOTE })).toBe('nothing-on-record');
	for (const id of [open, closed, withdrawn]) {
		expect(await noteTo(id)).toBeNull();
		expect(await reviews(id)).toBe(0);
	}
});

it('is taken by the form of nobody but who is responsible and was told of it', async () => {
	const id = await answered();
	const other = { by: { clinicianId: practice.idOf(KIM), date: '2026-03-07' } };
	expect(await review(id, { clinician: OLA, note: NOTE })).toBe('somebody-elses');
	expect(await review(id, { ...other, note: NOTE })).toBe('somebody-elses');
	await perform(practice.activities.workflows.carryOut, {
		...{ version: CONTRACT_VERSION, kind: 'hand-over', handoverId: practice.newId() },
		of: { scope: 'assignment', id },
		to: { clinicianId: practice.idOf(OLA), person: OLA },
		from: iso(DUE_AT),
	});
	expect(await review(id, { note: NOTE })).toBe('somebody-elses');
	expect(await noteTo(id)).toBeNull();
});

it.each([
	['an effort beyond the last', { effort: 5 }],
	['half an effort', { effort: 1.5 }],
	['a note that is longer than any of a thousand characters', { note: 'x'.repeat(4001) }],
	['an empty note', { note: '' }],
])('refuses %s', async (_what, more) => {
	const id = await answered();
	await expect(review(id, more)).rejects.toThrow('request');
	expect(await reviews(id)).toBe(0);
});
