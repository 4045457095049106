import type { IDataObject } from 'n8n-workflow';
import { useDesk } from './desk';
import type { FlowRun } from './harness';
import { endingsOf, type Ending } from './starter-form';

const desk = useDesk();
const FILLED_IN = {
	clientName: 'Ada Example',
	clientEmail: 'ada@example.org',
	exercise: 'Thought record',
	session: '2031-03-04 10:00',
	due: '',
	clinicianName: 'Sam Rivers',
	clinicianEmail: 'sam@example.org',
	timeZone: '',
	words: '',
	agreed: ['The client agreed to get e-mail at this address'],
	anyHour: [],
};

it('say in words that it is assigned, and what was so before', async () => {
	const [first] = await endings(FILLED_IN);
	expect(first).toMatchObject({ title: 'Assigned' });
	expect(first!.message).toMatch(/^Assigned to Ada E\.: .*, due Tue 4 Mar 2031\n\n<a href="\.\.\/form\//);
	await desk().practice.taken(first!.json.assignmentId as string);
	const [again] = await endings({ ...FILLED_IN, clinicianName: 'Kim Lake' });
	expect(again).toMatchObject({ title: 'Already assigned' });
	expect(again!.message).toMatch(/^Already assigned to Ada E\. today.*; nothing was sent again; these differ: /);
}, 30_000);

it('hand over the words of the clinician to the client, line by line', async () => {
	const words = 'Take your time.\n\nKim';
	const [ending] = await endings({ ...FILLED_IN, clientEmail: 'words@example.org', words });
	await desk().practice.taken(ending!.json.assignmentId as string);
	const [again] = await endings({ ...FILLED_IN, clientEmail: 'words@example.org', words });
	expect(again!.message).not.toContain('these differ');
	const [other] = await endings({ ...FILLED_IN, clientEmail: 'words@example.org', words: 'Hurry up.' });
	expect(other!.message).toContain('these differ: the words to the client');
}, 30_000);

it('say how to assign anew what was withdrawn', async () => {
	const form = { ...FILLED_IN, clientEmail: 'anew@example.org' };
	const [first] = await endings(form);
	const { assignmentId } = first!.json;
	await desk().practice.taken(assignmentId as string);
	await desk().run('withdraw', [{ assignmentId }]);
	await desk().practice.recorded(assignmentId as string, 'withdrawn');
	const [again] = await endings(form);
	expect(again).toMatchObject({ title: 'Already assigned' });
	expect(again!.message).toContain(
		'withdrawn since; nothing was sent again; to assign it anew, choose another due day, or set another Assignment Key',
	);
}, 30_000);

it.each(['name/dept@example.org', 'a&b@example.org', 'info@müller.example', 'anna@example.xn--p1ai'])(
	'take the address %s',
	async (clientEmail) => {
		const [ending] = await endings({ ...FILLED_IN, clientEmail });
		expect(ending).toMatchObject({ title: 'Assigned' });
	},
	30_000,
);

it('say that nothing goes out where the client has not agreed', async () => {
	const [ending] = await endings({ ...FILLED_IN, clientEmail: 'not@example.org', agreed: [] });
	expect(ending!.message).toContain('nothing goes out until it is on record that the client agreed to e-mail');
}, 30_000);

it('say of a preview that nothing was assigned', async () => {
	const [ending] = await endings({ ...FILLED_IN, clientEmail: 'test-url@example.org' }, { mode: 'manual' });
	expect(ending).toMatchObject({ title: 'Preview: nothing was assigned' });
	expect(ending!.message).toMatch(/^Preview, nothing was assigned\. For real: /);
}, 30_000);

it('say which field is wrong, and lead back to the form', async () => {
	const [ending] = await endings({ ...FILLED_IN, clientEmail: 'ada at example', session: '4.3.2031 10 Uhr' });
	expect(ending!.title).toBe('Nothing was assigned');
	expect(ending!.message).toMatch(
		/^Client E-Mail is not an e-mail address.*; Next Session "4\.3\.2031 10 Uhr" is not a date and time; write it like/,
	);
	expect(ending!.message).toMatch(
		/\n\nWhat you typed was not saved\. <a href="\.\.\/form\/[0-9a-f-]{36}">Fill in the form again<\/a>/,
	);
});

it('show what was typed as it is, never as HTML', async () => {
	const [ending] = await endings({ ...FILLED_IN, session: '<b>4 March & then</b>' });
	expect(ending!.message).toContain('Next Session "&lt;b>4 March &amp; then&lt;/b>"');
});

it('say what is known while no worker answers', async () => {
	await desk().practice.stopWorker();
	const [ending] = await endings({ ...FILLED_IN, clientEmail: 'later@example.org' });
	expect(ending).toMatchObject({ title: 'Assigned' });
	expect(ending!.message).toMatch(/^Assigned to Ada E\.: kept until the practice's homework service answers again/);
	await desk().practice.startWorker();
}, 60_000);

it("say what is wrong with n8n's own set-up, not that it is assigned", async () => {
	const credentials = { ...desk().practice.credentials, address: '127.0.0.1:1' };
	const [ending] = await endings(FILLED_IN, { credentials });
	expect(ending!.title).toBe('This did not work');
	expect(ending!.message).toContain('127.0.0.1:1');
}, 30_000);

it.each([
	['', '2031-03-04T09:00:00.000Z'],
	['America/New_York', '2031-03-04T09:00:00.000Z'],
])("read the session by the practice's clock, be the client in %j or not", async (timeZone, sessionAt) => {
	const form = { ...FILLED_IN, clientEmail: `zone-${timeZone.length}@example.org`, timeZone };
	expect(await endings(form)).toMatchObject([{ json: { dueAt: sessionAt } }]);
});

/** What the flow shows to who fills the form in, in a practice in Berlin. */
async function endings(form: IDataObject, run: Partial<FlowRun> = {}): Promise<Ending[]> {
	return await endingsOf('assign-with-session', { form }, { credentials: desk().practice.credentials, ...run });
}
