import { MAX_ROWS } from '../../temporal/contract/exercise-fields';
import { readFlow, runFlow } from '../nodes/harness';
import { fieldsIn, linesIn, open, post, postOnly } from './browsing';
import { inClear } from './in-clear';
import { DONE, usePage } from './served-page';
import { signedInTo } from './signed-in';

jest.setTimeout(60_000);

const page = usePage();
let clients = 0;

/** A client who was given an exercise, with the page that the link opens. */
async function given(exerciseId: string) {
	const number = (clients += 1);
	const clinician = { name: `Gwen Example ${number}`, email: `worksheet.${number}@practice.example` };
	const id = await page().assign(`worksheet ${number}`, { exerciseId, clinician });
	const link = page().link(id);
	return { id, link, clinician, html: (await open(link)).html };
}

/** What the clinician reads of it, once signed in. */
async function readBy({ id, clinician }: Awaited<ReturnType<typeof given>>): Promise<string> {
	await page().practice.recorded(id, 'answered');
	return (await signedInTo(page(), id, clinician)).html;
}

const NIGHT = {
	'field.nights.0.morning': '2026-12-01',
	'field.nights.0.night': 'rough',
	'field.nights.0.untilSleep': '45',
	'field.nights.2.note': 'The <b>dog</b> & I',
};

it('asks what the exercise asks, and takes an answer without any of it', async () => {
	const client = await given('thought-record');
	expect(client.html).toMatch(/<label class="label" for="field.situation">What happened\?<\/label>/);
	expect(client.html).toContain('<option value="0">0: not at all</option>');
	expect(client.html).toContain('<input type="checkbox" name="field.feelings" value="sad">');
	const { html } = await post(client.link, { ...fieldsIn(client.html, 'answer'), outcome: 'done' });
	expect(html).toContain(DONE);
	expect(html).not.toContain('What you wrote is saved');
});

it('shows what was filled in to the clinician behind the code, as it was asked', async () => {
	const client = await given('sleep-diary');
	const { html } = await post(client.link, { ...fieldsIn(client.html, 'answer'), outcome: 'partly', ...NIGHT });
	expect(html).toContain(DONE);
	expect(html).toContain('What you wrote is saved with it.');
	expect(html).not.toContain('dog');
	const read = await readBy(client);
	expect(read).toContain('with a worksheet');
	expect(read).toContain('<p class="label">Your nights</p>');
	expect(read).toContain('<dt>Morning of:</dt> <dd>2026-12-01</dd>');
	expect(read).toMatch(
		/<dd>2026-12-01<\/dd><\/div>\n<div><dt>[^<]+<\/dt> <dd>Rough<\/dd><\/div>\n<div><dt>[^<]+<\/dt> <dd>45 minutes<\/dd>/,
	);
	expect(read).toContain('<dd>The &lt;b&gt;dog&lt;/b&gt; &amp; I</dd>');
});

it('is shown again with all that was entered, and says of each field what cannot be taken', async () => {
	const client = await given('sleep-diary');
	const wrong = { ...NIGHT, 'field.nights.0.untilSleep': 'ages', 'field.nights.1.lightsOut': '25:00' };
	const again = await postOnly(client.link, { ...fieldsIn(client.html, 'answer'), outcome: 'done', ...wrong });
	expect(again.status).toBe(422);
	expect(again.html).toContain('Please look at what is marked below. Nothing was saved yet');
	expect(again.html).toContain('Please write a number here, such as 4 or 2.5.');
	expect(again.html).toMatch(
		/name="field.nights.0.untilSleep" type="text" value="ages" inputmode="decimal" aria-describedby="field.nights.0.untilSleep-problem" aria-invalid="true"/,
	);
	expect(again.html).toContain('value="The &lt;b&gt;dog&lt;/b&gt; &amp; I"');
	expect(again.html).toContain('<option value="rough" selected>Rough</option>');
	const { html } = await post(client.link, { ...fieldsIn(again.html, 'answer'), outcome: 'done', ...NIGHT });
	expect(html).toContain(DONE);
});

it('takes 7 on a scale of 0 to 4 and a table of 10,000 rows for what they are', async () => {
	const client = await given('sleep-diary');
	const rows = Object.fromEntries(Array.from({ length: 900 }, (_, row) => [`field.nights.${row}.note`, 'Slept']));
	const again = await postOnly(client.link, { ...fieldsIn(client.html, 'answer'), outcome: 'done', ...rows });
	expect(again.html).toContain(`Up to ${MAX_ROWS} lines fit in here.`);
	const record = await given('thought-record');
	const scale = { 'field.strengthNow': '17' };
	const refused = await postOnly(record.link, { ...fieldsIn(record.html, 'answer'), outcome: 'done', ...scale });
	expect(refused.html).toContain('Please choose one of these, or leave it empty.');
});

it('is in Spanish where it was assigned so, from the exercise to the thanks', async () => {
	const id = await page().assign('worksheet in Spanish', { exerciseId: 'thought-record', language: 'es' });
	const link = page().link(id);
	const { html } = await open(link);
	expect(html).toContain('<html lang="es">');
	expect(html).toContain('¿Qué pasó?</label>');
	expect(html).toContain('En una crisis llama al <a href="tel:112">112</a>.');
	const answer = { ...fieldsIn(html, 'answer'), outcome: 'done' };
	const refused = await postOnly(link, { ...answer, 'field.strengthNow': '17' });
	expect(refused.html).toContain('Elige una de estas opciones, por favor, o déjalo vacío.');
	const thanked = await post(link, { ...answer, 'field.situation': 'Ayer' });
	expect(thanked.html).toContain('Gracias, ya está guardado');
	expect(thanked.html).toContain('También está guardado lo que escribiste.');
});

it('can be corrected, which keeps what was filled in before', async () => {
	const client = await given('thought-record');
	const first = { 'field.situation': 'First words' };
	const { html } = await post(client.link, { ...fieldsIn(client.html, 'answer'), outcome: 'partly', ...first });
	const second = { 'field.situation': 'Second words' };
	const changed = await post(client.link, { ...fieldsIn(html, 'answer'), outcome: 'done', ...second });
	expect(changed.html).toContain(DONE);
	await page().practice.recorded(client.id, 'corrected');
	const read = await readBy(client);
	expect(read).toContain('First words');
	expect(read).toContain('Second words');
});

it("shows the clinician's own words above the exercise, before and after the answer, as text", async () => {
	const words = 'Try it <i>on the way</i> home.\nSee you on Tuesday.';
	const id = await page().assign('own words', { words });
	const { html } = await open(page().link(id));
	const shown = 'Try it &lt;i&gt;on the way&lt;/i&gt; home.\nSee you on Tuesday.';
	expect(html.indexOf(shown)).toBeGreaterThan(html.indexOf('</h1>'));
	expect(html.indexOf('Name the moment.')).toBeGreaterThan(html.indexOf(shown));
	const answered = await post(page().link(id), { ...fieldsIn(html, 'answer'), outcome: 'done' });
	expect(answered.html).toContain(shown);
});

it('posted twice, as by a press too many, is one answer', async () => {
	const client = await given('thought-record');
	const answer = { ...fieldsIn(client.html, 'answer'), outcome: 'done', 'field.thought': 'Once' };
	await Promise.all([post(client.link, answer), post(client.link, answer)]);
	await post(client.link, answer);
	await page().practice.recorded(client.id, 'answered');
	expect(await page().onRecord(client.id, 'answered')).toHaveLength(1);
	expect(await page().onRecord(client.id, 'corrected')).toHaveLength(0);
});

it.each([
	[
		'cell by cell',
		{ 'nights.0.morning': '2026-12-01', 'nights.0.night': 'rough', 'nights.2.note': 'The <b>dog</b> & I' },
	],
	['in rows', { nights: [{ morning: '2026-12-01', night: 'Rough' }, { note: 'The <b>dog</b> & I' }] }],
])('is read alike where staff have typed it in %s, from paper', async (_, worksheet) => {
	const client = await given('sleep-diary');
	const { credentials } = page().practice;
	const item = { assignmentId: client.id, outcome: 'done', worksheet };
	const { error } = await runFlow(readFlow('record'), { credentials, items: [item] });
	expect(error).toBeUndefined();
	const read = await readBy(client);
	expect(read).toContain('with a worksheet');
	expect(read).toMatch(/<dd>2026-12-01<\/dd><\/div>\n<div><dt>[^<]+<\/dt> <dd>Rough<\/dd>/);
	expect(read).toContain('<dd>The &lt;b&gt;dog&lt;/b&gt; &amp; I</dd>');
});

/** What a clinician has filled in of the three activities that the exercise leaves to them. */
const PRESETS = { firstActivity: 'Tea with <Jo> & "Al"', secondActivity: 'The long way home' };

describe('what a clinician has filled in', () => {
	const untouched = (html: string) => ({ ...fieldsIn(html, 'answer'), ...linesIn(html) });

	it('stands in its fields, which says so, and what the client makes of it is the answer', async () => {
		const clinician = { name: 'Gwen Presets', email: 'presets@practice.example' };
		const id = await page().assign('presets', { exerciseId: 'activity-planning', presets: PRESETS, clinician });
		const link = page().link(id);
		const { html } = await open(link);
		expect(html).toContain('Some of it is filled in for you. You can change it.');
		expect(html).toContain('name="field.firstActivity" type="text" value="Tea with &lt;Jo&gt; &amp; &#34;Al&#34;"');
		expect(html).toMatch(/name="field.thirdActivity" type="text" value=""/);
		const changed = { 'field.secondActivity': 'The short way', 'field.firstWhen': 'Tuesday' };
		const { html: thanked } = await post(link, { ...untouched(html), outcome: 'done', ...changed });
		expect(thanked).toContain('What you wrote is saved with it.');
		expect(thanked).not.toContain('The short way');
		const [, below] = thanked.split('What it asks');
		expect(below).toContain('<p class="text">The long way home</p>');
		await page().practice.recorded(id, 'answered');
		const read = (await signedInTo(page(), id, clinician)).html;
		expect(read).toContain('Tea with &lt;Jo&gt; &amp; &#34;Al&#34;');
		expect(read).toContain('The short way');
		expect(read).not.toContain('The long way home');
	});

	it('is no answer of a client who leaves it as it is', async () => {
		const id = await page().assign('presets left', { exerciseId: 'activity-planning', presets: PRESETS });
		const { html } = await open(page().link(id));
		const { html: thanked } = await post(page().link(id), { ...untouched(html), outcome: 'could-not' });
		expect(thanked).not.toContain('What you wrote is saved');
		await page().practice.recorded(id, 'answered');
		const { events } = (await page().practice.ledger.stories.of(id))!;
		expect(events.find(({ kind }) => kind === 'answered')).not.toHaveProperty('filledIn');
	});

	it('gives way to what the client has entered where the form is shown again', async () => {
		const id = await page().assign('presets cleared', { exerciseId: 'activity-planning', presets: PRESETS });
		const { html } = await open(page().link(id));
		const cleared = { ...untouched(html), 'field.firstActivity': '', 'field.firstWhen': 'x'.repeat(501) };
		const again = await postOnly(page().link(id), { ...cleared, outcome: 'done' });
		expect(again.status).toBe(422);
		expect(again.html).toMatch(/name="field.firstActivity" type="text" value=""/);
		expect(again.html).toContain('value="The long way home"');
	});

	it('is in clear nowhere in Temporal', async () => {
		const canary = 'canary-of-a-preset';
		await page().assign('presets canary', { exerciseId: 'activity-planning', presets: { thirdActivity: canary } });
		const { texts } = await inClear(page().practice.client);
		expect(texts.filter((text) => text.includes(canary))).toEqual([]);
	});
});
