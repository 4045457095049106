import { createActivities } from '../../temporal/activities/activities';
import type { CodeCommand } from '../../temporal/contract/command';
import type { LibraryChange } from '../../temporal/contract/library-change';
import type { WhichMessage } from '../../temporal/contract/message-change';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import { loadLibrary } from '../../temporal/library/library';
import { DELIVER_AT, routeOf } from '../ledger/practice';
import { copy, inEnglishAlone, replace, SHIPPED } from '../library/folder';
import { assigned, HOUR, inTurn, MORNING } from './delivery';
import { receipting, serveFlow, type Flow } from './flow-server';
import { failureOf, newActivities, perform, RecordedWorkflows } from './setting';
import { SigningIn } from './sign-in';

const DELIVERY: WhichMessage = { message: 'deliver', language: 'en' };
const NEW_SUBJECT = { 'email.subject': 'Here we go' };

type Activities = ReturnType<typeof createActivities>;

let changes = 0;

async function change(
	{ workflows }: Activities,
	asked: LibraryChange,
	changeId = `change${(changes += 1)}`.padEnd(22, '_'),
) {
	return await perform(workflows.carryOut, { version: 1, kind: 'change-library', changeId, change: asked });
}

async function get({ ask }: Activities, which = DELIVERY) {
	return (await perform(ask.getMessage, which))!;
}

function parts(own: Record<string, string | string[]>, which = DELIVERY): LibraryChange {
	return { what: 'save-message-parts', ...which, parts: own };
}

async function newPractice(library = loadLibrary(SHIPPED)) {
	const { activities, ledger, ring } = await newActivities({ library });
	const after = (folder: string) =>
		createActivities({ ledger, ring, library: loadLibrary(folder), others: new RecordedWorkflows() });
	return { activities, ledger, after };
}

describe("saving a practice's own words", () => {
	it('has them shown and said at once, in every worker and after a start', async () => {
		const { activities, after } = await newPractice();
		const other = after(SHIPPED);
		expect(await get(other)).toMatchObject({ standing: { saved: false, newer: false } });
		expect(await change(activities, parts(NEW_SUBJECT))).toEqual({
			...{ kind: 'library-changed', as: 'changed', title: 'Deliver Homework in English' },
		});
		for (const worker of [activities, other, after(SHIPPED)]) {
			const { said, library, standing } = await get(worker);
			expect(standing).toEqual({ saved: true, newer: false });
			expect(said[0]).toMatchObject({ channel: 'email', subject: 'Here we go' });
			expect(library![0]).toMatchObject({ channel: 'email', subject: 'Something new for you to open' });
		}
	});

	it('takes a whole file, and keeps what its comments say', async () => {
		const { activities } = await newPractice();
		const { yaml } = await get(activities);
		const own = yaml.replace('Something new for you to open', 'For you');
		expect(await change(activities, { what: 'save-message', ...DELIVERY, yaml: own })).toMatchObject({ as: 'changed' });
		const saved = await get(activities);
		expect(saved).toMatchObject({ yaml: own, inUse: true, problems: [] });
		expect(saved.difference).toContain('-    - For you\n+    - Something new for you to open\n');
		expect(await change(activities, { what: 'save-message', ...DELIVERY, yaml: own })).toMatchObject({
			as: 'unchanged',
		});
	});

	it('is done once where it is asked for twice, and one after the other where two are at once', async () => {
		const { activities, ledger } = await newPractice();
		const asked = parts(NEW_SUBJECT);
		const first = await change(activities, asked, 'A'.repeat(22));
		expect(await change(activities, asked, 'A'.repeat(22))).toEqual(first);
		await Promise.all([
			change(activities, parts({ 'email.subject': 'One' })),
			change(activities, parts({ 'portal.subject': 'Two' })),
		]);
		expect((await ledger.libraryChanges.after(0)).map(({ position }) => position)).toEqual([1, 2, 3]);
		const { yaml } = await get(activities);
		expect(yaml).toContain('subject: One\n');
		expect(yaml).toContain('subject: Two\n');
	});

	it.each<[string, LibraryChange, object]>([
		[
			'words that reveal therapy, by field',
			parts({ 'sms.text': 'Your therapist: {{ link }}, stop: same link.' }),
			{ message: /^field sms\.text: "therapist" reveals too much/ },
		],
		[
			'a file, by line',
			{ what: 'save-message', message: 'code', language: 'en', yaml: 'subject: A\ntext: |\n  B\n  {{ key }}' },
			{ line: 4, message: /^field text: the variable key is not known here; / },
		],
		[
			'what is no message at all',
			{ what: 'save-message', ...DELIVERY, yaml: '- a\n- b' },
			{ message: /^field \(whole file\): must have the fields email, sms, portal$/ },
		],
	])('is refused for %s, and nothing is saved', async (_, asked, problem) => {
		const { activities, ledger } = await newPractice();
		const refused = await change(activities, asked);
		expect(refused).toMatchObject({ kind: 'library-refused', problems: expect.any(Array) as unknown });
		const [first] = (refused as Extract<typeof refused, { kind: 'library-refused' }>).problems;
		const { message, ...where } = problem as { message: RegExp; line?: number };
		expect(first).toMatchObject(where);
		expect(first!.message).toMatch(message);
		expect(await ledger.libraryChanges.after(0)).toEqual([]);
	});

	it('is refused in a language that the practice does not speak to clients', async () => {
		const { activities } = await newPractice(loadLibrary(inEnglishAlone(copy())));
		const refused = await change(activities, parts(NEW_SUBJECT, { message: 'deliver', language: 'es' }));
		expect(JSON.stringify(refused)).toContain('the practice does not speak Spanish to clients yet');
	});

	it('goes before the file, of which a newer one is shown with what it says otherwise, until it is asked for', async () => {
		const { activities, after } = await newPractice();
		await change(activities, parts(NEW_SUBJECT));
		const folder = copy();
		replace(folder, 'messages/deliver.yaml', 'One thing for you to open', 'A newer subject');
		const updated = after(folder);
		const saved = await get(updated);
		expect(saved).toMatchObject({ standing: { saved: true, newer: true } });
		expect(saved.said[0]).toMatchObject({ subject: 'Here we go' });
		expect(saved.difference).toContain('+    - A newer subject\n');
		expect(await change(updated, { what: 'use-message-file', ...DELIVERY })).toMatchObject({ as: 'changed' });
		const { standing, said } = await get(updated);
		expect(standing).toEqual({ saved: false, newer: false });
		expect(said[1]).toMatchObject({ subject: 'A newer subject' });
	});

	it('leaves words that stricter rules would refuse in use, and says which they break', async () => {
		const { activities, ledger } = await newPractice();
		const yaml = (await get(activities)).yaml.replace('Something new for you to open', 'From your therapist');
		await ledger.libraryChanges.record({
			...{ position: 1, changeId: 'C'.repeat(22), at: DELIVER_AT },
			step: { what: 'save-message', ...DELIVERY, yaml, basedOn: '' },
			changed: { kind: 'library-changed', as: 'changed', title: 'Deliver Homework in English' },
		});
		const { said, problems, inUse } = await get(activities);
		expect(said[0]).toMatchObject({ subject: 'From your therapist' });
		expect(problems).toEqual([expect.stringMatching(/^field email\.subject\.0: "therapist" reveals too much/)]);
		expect(inUse).toBe(true);
	});

	it("says the library's own in place of words that cannot be put together any more, and that it does", async () => {
		const { activities, ledger } = await newPractice();
		await ledger.libraryChanges.record({
			...{ position: 1, changeId: 'C'.repeat(22), at: DELIVER_AT },
			step: { what: 'save-message', ...DELIVERY, yaml: 'email: { subject: A, text: B }', basedOn: '' },
			changed: { kind: 'library-changed', as: 'changed', title: 'Deliver Homework in English' },
		});
		const { said, problems, inUse } = await get(activities);
		expect(said[0]).toMatchObject({ subject: 'Something new for you to open' });
		expect(problems).toContain('field portal: is missing, and must have the fields subject, text');
		expect(inUse).toBe(false);
	});
});

describe('a message that was planned before', () => {
	/** What may have arrived: the line broke before n8n answered. */
	const breaking: Flow = (_command, response) => response.destroy();
	const failing = receipting({ result: 'failed', proof: 'rejected', reason: 'The mailbox is busy.' });

	it('goes out in the new words, where nothing of it did', async () => {
		const { send, received, activities } = await assigned(inTurn(failing, receipting({})), {
			library: loadLibrary(SHIPPED),
		});
		await failureOf(send());
		await change(activities, parts(NEW_SUBJECT));
		expect(await send(MORNING + HOUR)).toMatchObject({ kind: 'sent' });
		expect(received.at(-1)!.messages.email.subject).toBe('Here we go');
	});

	it('says the same again, where it may have arrived', async () => {
		const { send, received, activities } = await assigned(inTurn(breaking, receipting({})), {
			library: loadLibrary(SHIPPED),
		});
		await failureOf(send());
		await change(activities, parts(NEW_SUBJECT));
		expect(await send(MORNING + HOUR)).toMatchObject({ kind: 'sent' });
		const [first, second] = received.map(({ messages }) => messages.email);
		expect(second).toEqual(first);
	});
});

describe('own words that another worker has put on record', () => {
	const step = {
		...{ what: 'save-message' as const, message: 'code' as const, language: 'en' as const, basedOn: '' },
		yaml: "subject: Here is what you asked for\ntext: '{{ code }}'",
	};
	const recorded = {
		...{ position: 1, changeId: 'D'.repeat(22), step, at: DELIVER_AT },
		changed: { kind: 'library-changed' as const, as: 'changed' as const, title: 'One-Time Code for a Clinician' },
	};

	it('are those of a code that is asked for then', async () => {
		const practice = await SigningIn.open();
		await practice.briefed();
		await practice.ledger.libraryChanges.record(recorded);
		await practice.ask();
		expect(practice.mails[0]!.message).toEqual({
			...{ subject: 'Here is what you asked for', text: expect.stringMatching(/^\d{6}$/) as string },
		});
	});

	it('are those of a test event', async () => {
		const { activities, ledger, ring } = await newActivities({ library: loadLibrary(SHIPPED) });
		const { routeId } = routeOf(ring, 'code', 'Under test');
		const { url, received } = await serveFlow<CodeCommand>(ring, { routeId, command: 'code' }, receipting({}));
		await ledger.libraryChanges.record(recorded);
		const asked = { version: CONTRACT_VERSION, kind: 'send-sample', command: 'code', routeId, url } as const;
		await perform(activities.workflows.carryOut, asked);
		expect(received[0]!.message).toEqual({ subject: 'Here is what you asked for', text: '000000' });
	});
});
