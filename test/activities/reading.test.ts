import type { Answer } from '../../temporal/contract/question';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import { signInToken, type SignIn } from '../../temporal/contract/sign-in-token';
import { openDatabase } from '../../temporal/ledger/ledger';
import { assignmentInput } from '../ledger/practice';
import { perform, recordAssignment } from './setting';
import { DATE, KIM, MINUTE, OLA, SigningIn } from './sign-in';

const NEXT_DAY = '2026-03-07';
/** The instants of these tests are past, while a sign-in is judged by the clock. */
const now = Date.now();

type Read = Extract<Answer<'readBrief'>, { as: 'signed-in' }>;

/** A practice in which everything that anybody may or may not see is on record. */
async function everything() {
	const practice = await SigningIn.open();
	const { ring } = practice;
	const named = (name: string) => ({ clientName: `${name} Doe`, clientEmail: `${name}@clients.example` });
	const tomorrow = { dueAt: new Date('2026-03-07T17:00:00Z').toISOString() };
	const homework = {
		own: await practice.briefed(KIM, named('Own')),
		handedAway: await practice.briefed(KIM, named('Away')),
		tomorrows: await practice.briefed(KIM, { ...named('Tomorrow'), ...tomorrow }),
		olas: await practice.briefed(OLA, named('Ola')),
		untold: '',
	};
	const untold = assignmentInput(ring, { clinician: KIM, key: 'untold', ...named('Untold') });
	await recordAssignment(practice.activities, untold);
	homework.untold = untold.assignmentId;
	for (const [name, id] of Object.entries(homework)) await answer(practice, id, `Note of ${name}`);
	await perform(practice.activities.workflows.carryOut, {
		...{ version: CONTRACT_VERSION, kind: 'hand-over', handoverId: practice.newId() },
		of: { scope: 'assignment', id: homework.handedAway },
		to: { clinicianId: practice.idOf(OLA), person: OLA },
		from: new Date(now - MINUTE).toISOString(),
	});
	return { practice, homework };
}

/** Has a client answer, in words and with a note after it. */
async function answer({ activities }: SigningIn, assignmentId: string, note: string): Promise<void> {
	const { recordEvent } = activities.workflows;
	const at = new Date(now - 60 * MINUTE).toISOString();
	const said = { assignmentId, at, outcome: 'could-not', reportedBy: 'client', note } as const;
	const eventId = `${assignmentId}.answered`;
	await perform(recordEvent, { ...said, eventId, kind: 'answered', hindrance: 'no-time' });
	await perform(recordEvent, { ...said, eventId: `${assignmentId}.note-added.1`, kind: 'note-added' });
}

/** What is shown in several answers, one after the other: of each thing said its assignment and its note. */
async function readAll(practice: SigningIn): Promise<Array<Array<[assignmentId: string, note?: string]>>> {
	const token = signInToken(practice.ring, { clinicianId: practice.idOf(KIM), date: DATE, since: now }, now);
	const answers: Awaited<ReturnType<typeof readAll>> = [];
	let from: number | undefined = 0;
	while (from !== undefined) {
		const page: Read = (await read(practice, token, from)) as Read;
		expect(JSON.stringify(page).length).toBeLessThan(500_000);
		answers.push(
			page.homework.flatMap(({ assignmentId, said }) =>
				said.length === 0 ? [[assignmentId]] : said.map(({ note }): [string, string?] => [assignmentId, note]),
			),
		);
		from = page.next;
	}
	return answers;
}

async function read(practice: SigningIn, signIn: string, from = 0): Promise<Answer<'readBrief'>> {
	return await perform(practice.activities.ask.readBrief, { signIn, from });
}

/** What is on record as read: whom by, and which steps, each as often as it was read. */
async function onRecord({ place }: SigningIn): Promise<Array<{ clinician_id: string; event_id: string }>> {
	const database = openDatabase(place);
	try {
		return await database.selectFrom('readings').select(['clinician_id', 'event_id']).orderBy('event_id').execute();
	} finally {
		await database.destroy();
	}
}

it('shows each thing that was written to whom it is for and to nobody else, and keeps on record that it did', async () => {
	const { practice, homework } = await everything();
	const [kim, ola] = [practice.idOf(KIM), practice.idOf(OLA)];
	const made = (signIn: Partial<SignIn>, at = now) =>
		signInToken(practice.ring, { clinicianId: kim, date: DATE, since: at, ...signIn }, at);
	const right = made({});
	const tokens: Record<string, [token: string, sees: Array<keyof typeof homework>]> = {
		right: [right, ['own']],
		'of tomorrow': [made({ date: NEXT_DAY }), ['tomorrows']],
		'of a day without a brief': [made({ date: '2026-03-08' }), []],
		// A handover opens nothing that no brief has told her of.
		"Ola's": [made({ clinicianId: ola }), ['olas']],
		"Ola's of tomorrow": [made({ clinicianId: ola, date: NEXT_DAY }), []],
		"nobody's": [made({ clinicianId: practice.newId() }), []],
		'half an hour old': [made({}, now - 30 * MINUTE), []],
		'in use for half a day': [made({ since: now - 12 * 60 * MINUTE }), []],
		tampered: [`${right.slice(0, 10)}${right[10] === 'A' ? 'B' : 'A'}${right.slice(11)}`, []],
		empty: ['', []],
	};
	const expected = [];
	for (const [name, [token, sees]] of Object.entries(tokens)) {
		const answered = await read(practice, token);
		const text = JSON.stringify(answered);
		for (const [whose, id] of Object.entries(homework)) {
			const visible = (sees as string[]).includes(whose);
			expect([name, whose, text.includes(`Note of ${whose}`), text.includes(id)]).toEqual([
				name,
				whose,
				visible,
				visible,
			]);
		}
		const whose = name.startsWith('Ola') ? ola : kim;
		for (const one of sees)
			for (const step of ['answered', 'note-added.1'])
				expected.push({ clinician_id: whose, event_id: `${homework[one]}.${step}` });
	}
	expected.sort((a, b) => (a.event_id < b.event_id ? -1 : 1));
	expect((await onRecord(practice)).sort((a, b) => (a.event_id < b.event_id ? -1 : 1))).toEqual(expected);
});

it('tells answer, reason and note as they were given, by the names of the brief', async () => {
	const { practice } = await everything();
	const token = signInToken(practice.ring, { clinicianId: practice.idOf(KIM), date: DATE, since: now }, now);
	const { homework } = (await read(practice, token)) as Read;
	expect(homework).toMatchObject([
		{
			client: 'Own D.',
			line: expect.stringContaining('could not') as unknown,
			said: [
				{ kind: 'answered', outcome: 'could-not', reportedBy: 'client', hindrance: 'no-time', note: 'Note of own' },
				{ kind: 'note-added', note: 'Note of own' },
			],
		},
	]);
});

it('shows what is more than fits in one answer in several, each thing once', async () => {
	const practice = await SigningIn.open();
	const ids: string[] = [];
	for (let number = 0; number < 5; number += 1) {
		const asked = {
			clientName: `Client ${String.fromCharCode(65 + number)}`,
			clientEmail: `c${number}@clients.example`,
		};
		ids.push(await practice.briefed(KIM, asked));
	}
	for (const id of ids) await answer(practice, id, 'long '.repeat(10_000));
	const answers = await readAll(practice);
	expect(answers.map((shown) => shown.length)).toEqual([4, 4, 2]);
	expect(answers.flat().map(([id]) => id)).toEqual(ids.flatMap((id) => [id, id]));
	expect(await onRecord(practice)).toHaveLength(10);
});

it('shows what one client wrote in several answers where it is more than fits in one, each thing once', async () => {
	const practice = await SigningIn.open();
	const asked = (name: string) => ({ clientName: name, clientEmail: `${name}@clients.example` });
	const ids = [];
	for (const name of ['Ada', 'Bea', 'Cleo']) ids.push(await practice.briefed(KIM, asked(name)));
	const [silent, busy, short] = ids as [string, string, string];
	const notes = Array.from({ length: 7 }, (_, index) => `${index} ${'long '.repeat(10_000)}`);
	for (const [index, note] of notes.entries()) {
		await perform(practice.activities.workflows.recordEvent, {
			...{ eventId: `${busy}.note-added.${index}`, assignmentId: busy, kind: 'note-added', outcome: 'open' },
			...{ at: new Date(now - 60 * MINUTE + index).toISOString(), reportedBy: 'client', note },
		});
	}
	await answer(practice, short, 'short');
	const answers = await readAll(practice);
	expect(answers).toEqual([
		[[silent], ...notes.slice(0, 3).map((note) => [busy, note])],
		notes.slice(3, 6).map((note) => [busy, note]),
		[
			[busy, notes[6]],
			[short, 'short'],
			[short, 'short'],
		],
	]);
	expect(await onRecord(practice)).toHaveLength(9);
});
