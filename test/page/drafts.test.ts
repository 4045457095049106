import { keptDraftsSchema } from '../../temporal/contract/draft';
import { MEMO } from '../../temporal/contract/names';
import { ESCAPED, WRITTEN } from './canary';
import { fieldsIn, open, post, postOnly } from './browsing';
import { DONE, usePage } from './served-page';

jest.setTimeout(60_000);

const page = usePage();
const SAVED = 'This is saved for later.';
const MEANWHILE = 'Something was saved on another device meanwhile.';
let clients = 0;

/** A client who was given an exercise, with the form that the link opens. */
async function given(exerciseId = 'every-field') {
	const id = await page().assign(`drafts ${(clients += 1)}`, { exerciseId });
	const link = page().link(id);
	return { id, link, form: await formAt(link) };
}

async function formAt(link: string) {
	return fieldsIn((await open(link)).html, 'answer');
}

/** What a link shows by now. */
async function shown(link: string): Promise<string> {
	return (await open(link)).html;
}

async function keptOf(id: string) {
	const { memo } = await page().handle(id).describe();
	return keptDraftsSchema.parse(memo?.[MEMO.drafts] ?? []);
}

it('saves for later what a form holds, as it was entered, and shows it again behind the link', async () => {
	const { id, link, form } = await given();
	const entered = { 'field.count': 'ages', 'field.places': 'work', 'field.nights.0.note': 'Slept', note: WRITTEN };
	const answer = await postOnly(link, { ...form, outcome: 'partly', ...entered, later: 'save' });
	expect(answer.status).toBe(303);
	expect(answer.location).toMatch(/&saved#draft$/);
	const html = await shown(link);
	expect(html).toContain(SAVED);
	expect(html).toContain('It is not sent yet.');
	expect(html).toMatch(/name="field.count" type="text" value="ages"/);
	expect(html).toMatch(/name="field.places" value="work" checked/);
	expect(html).toMatch(/name="field.nights.0.note" type="text" value="Slept"/);
	expect(html).toMatch(/value="partly" required checked/);
	expect(html).toContain(ESCAPED);
	expect(await page().onRecord(id, 'answered')).toEqual([]);
	expect(await page().onRecord(id, 'note-added')).toEqual([]);
});

it('is read by nobody before it is sent: Temporal holds it sealed, even where its codec opens the rest', async () => {
	const { id, link, form } = await given();
	await post(link, { ...form, note: WRITTEN, later: 'save' });
	const { memo } = await page().handle(id).describe();
	expect(memo).toHaveProperty(MEMO.drafts);
	expect(JSON.stringify(memo)).not.toContain('Canary');
	const history = JSON.stringify(await page().handle(id).fetchHistory());
	expect(history).not.toContain('Canary');
	expect(history).not.toContain(Buffer.from('Canary').toString('base64'));
});

it('sends what was saved with the answer, and keeps it no longer', async () => {
	const { id, link, form } = await given();
	await post(link, { ...form, note: 'Half of it', 'field.line': 'one', later: 'save' });
	const { html } = await post(link, {
		...(await formAt(link)),
		outcome: 'done',
		note: 'All of it',
		'field.line': 'two',
	});
	expect(html).toContain(DONE);
	expect(html).not.toContain(SAVED);
	await page().practice.recorded(id, 'answered');
	expect(await page().answers(id)).toEqual(['All of it']);
	expect(await keptOf(id)).toEqual([]);
});

it('deletes what was saved, and nothing that was saved since', async () => {
	const { id, link, form } = await given();
	await post(link, { ...form, note: 'First', later: 'save' });
	const first = await formAt(link);
	await post(link, { ...first, note: 'Second', later: 'save' });
	const refused = await postOnly(link, { ...first, later: 'delete' });
	expect(refused.status).toBe(409);
	expect(refused.html).toContain(MEANWHILE);
	expect(refused.html).toContain('Second');
	expect((await postOnly(link, { ...(await formAt(link)), later: 'delete' })).status).toBe(303);
	expect(await shown(link)).not.toContain(SAVED);
	expect(await shown(link)).not.toContain('Second');
	expect(await keptOf(id)).toEqual([]);
});

it('adds a line to a table, keeps all that was entered, and leads to the new line', async () => {
	const { link, form } = await given();
	const entered = { 'field.nights.0.note': 'Slept', note: 'So far' };
	const { location } = await postOnly(link, { ...form, ...entered, later: 'row.nights' });
	expect(location).toMatch(/#field\.nights\.2\.morning$/);
	const html = await shown(link);
	expect(html).toContain('id="field.nights.2.morning"');
	expect(html).toContain('value="Slept"');
	expect(html).toContain('So far');
	const again = await postOnly(link, { ...(await formAt(link)), ...entered, later: 'row.nights' });
	expect(again.location).toMatch(/#field\.nights\.3\.morning$/);
});

it('adds one line for one press, however often the form arrives', async () => {
	const { link, form } = await given();
	for (let time = 0; time < 3; time += 1) await post(link, { ...form, later: 'row.nights' });
	const html = await shown(link);
	expect(html).toContain('id="field.nights.2.morning"');
	expect(html).not.toContain('id="field.nights.3.morning"');
});

it('offers no more lines than a table may have', async () => {
	const { link, form } = await given();
	const last = { 'field.nights.29.note': 'The last one' };
	await post(link, { ...form, ...last, later: 'row.nights' });
	const html = await shown(link);
	expect(html).toContain('The last one');
	expect(html).not.toContain('value="row.nights"');
	const beyond = await postOnly(link, { ...form, 'field.nights.30.note': 'Too far', later: 'save' });
	expect(beyond.status).toBe(422);
});

it('loses nothing of two phones that fill in one worksheet at once', async () => {
	const { link, form } = await given();
	const other = await formAt(link);
	await post(link, { ...form, 'field.line': 'Left', 'field.story': 'Mine', 'field.nights.0.note': 'L', later: 'save' });
	await post(link, { ...other, 'field.line': 'Right', 'field.nights.0.note': 'R', later: 'save' });
	const html = await shown(link);
	expect(html).toContain('This was saved on another device. It is not in the form below:');
	expect(html).toContain('<li>Line: <span class="text">Left</span></li>');
	expect(html).toMatch(/name="field.line" type="text" value="Right"/);
	expect(html).toContain('Mine');
	expect(html).toMatch(/name="field.nights.0.note" type="text" value="L"/);
	expect(html).toMatch(/name="field.nights.1.note" type="text" value="R"/);
});

it('shows what another phone has saved before an answer is sent, and sends both', async () => {
	const { id, link, form } = await given();
	const other = await formAt(link);
	await post(link, { ...form, 'field.story': 'Written on the phone', later: 'save' });
	const first = await postOnly(link, { ...other, outcome: 'done', 'field.line': 'On the tablet' });
	expect(first.status).toBe(409);
	expect(first.html).toContain(MEANWHILE);
	expect(await page().onRecord(id, 'answered')).toEqual([]);
	expect(first.html).toContain('Written on the phone');
	expect(first.html).toContain('value="On the tablet"');
	const both = { 'field.story': 'Written on the phone', 'field.line': 'On the tablet' };
	const { html } = await post(link, { ...fieldsIn(first.html, 'answer'), outcome: 'done', ...both });
	expect(html).toContain(DONE);
});

it('keeps what another phone has saved and was not sent, also when the answer is sent', async () => {
	const { id, link, form } = await given();
	const other = await formAt(link);
	await post(link, { ...form, 'field.line': 'On the phone', note: 'The same', later: 'save' });
	const first = await postOnly(link, { ...other, outcome: 'done', 'field.line': 'On the tablet', note: 'The same' });
	expect(first.status).toBe(409);
	expect(await shown(link)).toContain('<li>Line: <span class="text">On the phone</span></li>');
	const tablet = { 'field.line': 'On the tablet', note: 'The same' };
	const sent = await post(link, { ...fieldsIn(first.html, 'answer'), outcome: 'done', ...tablet });
	expect(sent.html).toContain(DONE);
	await page().practice.recorded(id, 'answered');
	const after = await shown(link);
	expect(after).toContain('This was saved on another device. It is not in the form below:');
	expect(after).toContain('<li>Line: <span class="text">On the phone</span></li>');
	expect(after).not.toContain('There is nothing more to do');
	const both = { 'field.line': 'On the tablet, On the phone' };
	await post(link, { ...(await formAt(link)), outcome: 'done', ...both });
	expect(await shown(link)).not.toContain('On the phone');
	expect(await keptOf(id)).toEqual([]);
});

it('says of what cannot be sent that something is saved, and what another phone has saved', async () => {
	const { link, form } = await given();
	const other = await formAt(link);
	await post(link, { ...form, 'field.line': 'Left', later: 'save' });
	await post(link, { ...other, 'field.line': 'Right', later: 'save' });
	const refused = await postOnly(link, { ...(await formAt(link)), 'field.count': 'ages', outcome: 'done' });
	expect(refused.status).toBe(422);
	expect(refused.html).toContain(SAVED);
	expect(refused.html).toContain('<li>Line: <span class="text">Left</span></li>');
	expect(refused.html).toContain('Delete what I saved');
});

it.each(['snooze-1', 'stop'])('saves what was typed where its client presses %s instead', async (aside) => {
	const { link, form } = await given();
	expect((await open(link)).html).toContain('form="answer" name="aside" formnovalidate value="stop"');
	const asked = await postOnly(link, { ...form, 'field.line': 'Half of it', aside });
	expect(asked.status).toBe(303);
	const html = await shown(link);
	expect(html).toContain(SAVED);
	expect(html).toMatch(/name="field.line" type="text" value="Half of it"/);
	if (aside === 'snooze-1') expect(html).toContain('The next reminder is planned for');
	else expect(asked.location).toContain('stop=ask');
});

it('does nothing else where what was typed takes more room than there is, and gives it back', async () => {
	const { link, form } = await given();
	const much = await postOnly(link, { ...form, note: 'x'.repeat(600_000), aside: 'snooze-1' });
	expect(much.status).toBe(422);
	expect(await shown(link)).not.toContain('The next reminder is planned for');
});

it('is durable, and is seen, while no worker takes it up; an answer is taken all the same', async () => {
	const { id, link, form } = await given();
	await page().withoutWorker(id);
	const saved = await postOnly(link, { ...form, note: 'In the night', later: 'save' });
	expect(saved.status).toBe(303);
	expect(await shown(link)).toContain('In the night');
	await post(link, { ...(await formAt(link)), note: 'In the early morning', later: 'row.nights' });
	const html = await shown(link);
	expect(html).toContain('In the early morning');
	expect(html).not.toContain('In the night');
	const { html: sent } = await post(link, { ...(await formAt(link)), outcome: 'done', note: 'In the morning' });
	expect(sent).toContain(DONE);
	expect(sent).not.toContain(SAVED);
	await page().practice.startWorker();
	await page().practice.recorded(id, 'answered');
	expect(await page().answers(id)).toEqual(['In the morning']);
	expect(await keptOf(id)).toEqual([]);
});

it('saves a change of an answer for later, too, beside the answer that stands', async () => {
	const { id, link, form } = await given();
	await post(link, { ...form, outcome: 'done' });
	await post(link, { ...(await formAt(link)), outcome: 'partly', note: 'I was wrong', later: 'save' });
	const html = await shown(link);
	expect(html).toContain(SAVED);
	expect(html).toContain('I was wrong');
	expect(html).toMatch(/value="partly" required checked/);
	expect(html).toContain('<strong>I did it</strong>');
	expect(await page().onRecord(id, 'corrected')).toEqual([]);
});

it('keeps nothing for anybody of a draft that comes too late, and shows it to be copied', async () => {
	const { id, link, form } = await given();
	await page()
		.handle(id)
		.executeUpdate('withdraw', { args: [{ withdrawalId: 'w' }] });
	const late = await postOnly(link, { ...form, note: 'Too late', later: 'save' });
	expect(late.status).toBe(404);
	expect(late.html).toContain('Nothing was saved.');
	expect(late.html).toContain('Too late');
	expect(await page().onRecord(id, 'not-taken')).toEqual([]);
	expect(await keptOf(id)).toEqual([]);
});

it('takes no form without its nonce, and nothing that takes more room than there is', async () => {
	const { id, link, form } = await given();
	expect((await postOnly(link, { note: 'From elsewhere', later: 'save' })).status).toBe(400);
	const much = await postOnly(link, { ...form, note: 'x'.repeat(600_000), later: 'save' });
	expect(much.status).toBe(422);
	expect(much.html).toContain('This is more than can be kept.');
	expect(await keptOf(id)).toEqual([]);
});
