import { KIM, MINUTE, NOON, OLA, SigningIn, wrong } from './sign-in';

const HOUR = 60 * MINUTE;
const TOMORROW = '2026-03-07';

async function signingIn(): Promise<SigningIn> {
	const practice = await SigningIn.open();
	await practice.briefed();
	return practice;
}

describe('a one-time code', () => {
	it('goes to the mailbox that got the brief, in a mail that says nothing of what it is for', async () => {
		const practice = await signingIn();
		expect(await practice.ask()).toMatchObject({ as: 'on-its-way' });
		expect(practice.mails).toHaveLength(1);
		const { to, message } = practice.mails[0]!;
		expect(to).toEqual(KIM);
		expect(message.subject).not.toMatch(/\d/);
		expect(message.text).toMatch(/Your code is \d{6}\n/);
		expect(message.text).toContain('within the next 10 minutes');
		const sentence = `${message.subject} ${message.text}`;
		expect(sentence).not.toMatch(/therap|homework|exercise|assign|session|client|patient|clinic|Marisol/i);
	});

	it('opens once; entered again by the same form it says the same, by another one nothing', async () => {
		const practice = await signingIn();
		await practice.ask();
		const entryId = practice.newId();
		expect(await practice.enter(practice.digits, { entryId })).toEqual({ as: 'right' });
		expect(await practice.enter(practice.digits, { entryId, at: NOON + MINUTE })).toEqual({ as: 'right' });
		expect(await practice.enter(practice.digits, { at: NOON + MINUTE })).toEqual({ as: 'over' });
		expect(await practice.enter(practice.digits, { entryId, at: NOON + 10 * MINUTE })).toEqual({ as: 'over' });
	});

	it('holds for ten minutes', async () => {
		const practice = await signingIn();
		await practice.ask();
		expect(await practice.enter(practice.digits, { at: NOON + 10 * MINUTE })).toEqual({ as: 'over' });
		expect(await practice.enter(practice.digits, { at: NOON + 10 * MINUTE - 1 })).toEqual({ as: 'right' });
	});

	it('is locked when it was guessed wrong five times, also for whoever knows it', async () => {
		const practice = await signingIn();
		await practice.ask();
		const guesses = [1, 2, 3, 4, 5].map((by) => wrong(practice.digits, by));
		const answers = [];
		for (const guess of guesses) answers.push(await practice.enter(guess));
		expect(answers).toEqual([...[4, 3, 2, 1].map((left) => ({ as: 'wrong', left })), { as: 'locked' }]);
		expect(await practice.enter(practice.digits)).toEqual({ as: 'locked' });
		const locked = { kind: 'locked-code', about: practice.idOf(KIM), count: 1 };
		expect(await practice.ledger.troubles.all()).toEqual([expect.objectContaining(locked)]);
		await practice.ask();
		expect(await practice.enter(practice.digits)).toEqual({ as: 'right' });
	});

	it('counts the same entry once, however often its form is sent, and other digits in it as another entry', async () => {
		const practice = await signingIn();
		await practice.ask();
		const entryId = practice.newId();
		for (let times = 0; times < 10; times += 1)
			expect(await practice.enter(wrong(practice.digits), { entryId })).toEqual({ as: 'wrong', left: 4 });
		expect(await practice.enter(wrong(practice.digits, 2), { entryId })).toEqual({ as: 'wrong', left: 3 });
		expect(await practice.enter(practice.digits, { entryId })).toEqual({ as: 'right' });
	});

	it('counts entries at the same moment one by one', async () => {
		const practice = await signingIn();
		await practice.ask();
		const right = practice.digits;
		const guesses = Array.from({ length: 30 }, (_, index) => practice.enter(wrong(right, index + 1)));
		const answers = await Promise.all(guesses);
		expect(answers.filter(({ as }) => as === 'wrong')).toHaveLength(4);
		expect(await practice.enter(right)).toEqual({ as: 'locked' });
	});

	it('opens nothing before it was asked for', async () => {
		const practice = await signingIn();
		expect(await practice.enter('123456')).toEqual({ as: 'over' });
	});
});

describe('of a clinician', () => {
	it('who asks a hundred times, a few codes go out in an hour, and the next after it', async () => {
		const practice = await signingIn();
		const answers = [];
		for (let times = 0; times < 100; times += 1) answers.push(await practice.ask({ at: NOON + times * 1_000 }));
		expect(practice.mails).toHaveLength(4);
		expect(answers.filter(({ as }) => as === 'on-its-way')).toHaveLength(4);
		expect(answers.at(-1)).toMatchObject({ as: 'too-many', until: new Date(NOON + HOUR).toISOString() });
		expect(await practice.ask({ at: NOON + HOUR })).toMatchObject({ as: 'on-its-way' });
	});

	it('who uses each, gets another one whenever it is needed', async () => {
		const practice = await signingIn();
		for (let times = 0; times < 10; times += 1) {
			const at = NOON + times * MINUTE;
			expect(await practice.ask({ at })).toMatchObject({ as: 'on-its-way' });
			expect(await practice.enter(practice.digits, { at })).toEqual({ as: 'right' });
		}
		expect(practice.mails).toHaveLength(10);
	});

	it('who asks at one moment by many forms, no more go out either', async () => {
		const practice = await signingIn();
		await Promise.all(Array.from({ length: 20 }, () => practice.ask()));
		expect(practice.mails.length).toBeLessThanOrEqual(4);
	});

	it('whose form is sent twice, one goes out', async () => {
		const practice = await signingIn();
		const codeId = practice.newId();
		for (let times = 0; times < 3; times += 1)
			expect(await practice.ask({ codeId })).toMatchObject({ as: 'on-its-way' });
		expect(practice.mails).toHaveLength(1);
	});

	it('the newest counts', async () => {
		const practice = await signingIn();
		const [first, second] = [practice.newId(), practice.newId()];
		await practice.ask({ codeId: first });
		const old = practice.digits;
		await practice.ask({ codeId: second, at: NOON + 1_000 });
		expect(practice.digits).not.toBe(old);
		expect(await practice.enter(old, { at: NOON + 1_000 })).toEqual({ as: 'wrong', left: 4 });
		expect(await practice.enter(practice.digits, { at: NOON + 1_000 })).toEqual({ as: 'right' });
	});

	it('one does not go out any more that a newer one has taken the place of', async () => {
		const practice = await signingIn();
		const [first, second] = [practice.newId(), practice.newId()];
		await practice.ask({ codeId: first, sent: false });
		await practice.ask({ codeId: second, at: NOON + 1_000, sent: false });
		expect(await practice.send(first, NOON + 1_000)).toMatchObject({ kind: 'skipped', reason: 'expired' });
		expect(await practice.send(second, NOON + 1_000)).toMatchObject({ kind: 'sent' });
		expect(practice.mails).toHaveLength(1);
	});

	it('opens no other brief, be it of another day or of somebody else', async () => {
		const practice = await signingIn();
		const nextDay = new Date('2026-03-07T17:00:00Z').toISOString();
		await practice.briefed(KIM, { dueAt: nextDay });
		await practice.briefed(OLA);
		await practice.ask();
		const ofToday = practice.digits;
		await practice.ask({ date: TOMORROW });
		const ofTomorrow = practice.digits;
		await practice.ask({ clinician: OLA });
		expect(await practice.enter(ofToday, { date: TOMORROW })).toEqual({ as: 'wrong', left: 4 });
		expect(await practice.enter(ofToday, { clinician: OLA })).toEqual({ as: 'wrong', left: 4 });
		expect(await practice.enter(ofTomorrow)).toEqual({ as: 'wrong', left: 4 });
		expect(await practice.enter(ofToday)).toEqual({ as: 'right' });
		expect(await practice.enter(ofTomorrow, { date: TOMORROW })).toEqual({ as: 'right' });
	});

	it('who asked long before anybody took it up, none goes out of the blue', async () => {
		const practice = await signingIn();
		expect(await practice.ask({ askedAt: NOON - 10 * MINUTE })).toMatchObject({ as: 'too-late' });
		expect(practice.mails).toEqual([]);
	});

	it('to whom no brief went out, or whose codes no flow sends, none goes out', async () => {
		const practice = await signingIn();
		expect(await practice.ask({ date: TOMORROW })).toMatchObject({ as: 'no-brief' });
		expect(await practice.ask({ clinician: OLA })).toMatchObject({ as: 'no-brief' });
		const without = await SigningIn.open({ flow: false });
		await without.briefed();
		expect(await without.ask()).toMatchObject({ as: 'no-flow' });
		expect([...practice.mails, ...without.mails]).toEqual([]);
	});
});
