import { CHANGE } from '../../temporal/contract/names';
import { fieldsIn, noteIn, open, post, withoutStop } from './browsing';
import { DONE, usePage } from './served-page';

const NOTED = /(A note is|\d notes are) saved with it\./;

const page = usePage();

/** An assignment that was answered, with the fields of the form that followed. */
async function answered(key: string) {
	const id = await page().assign(key);
	const form = fieldsIn((await open(page().link(id))).html);
	const { html } = await post(page().link(id), { ...form, outcome: 'done' });
	return { id, link: page().link(id), fields: fieldsIn(html) };
}

it('can be added after the answer, and not before', async () => {
	const id = await page().assign('open');
	expect(fieldsIn((await open(page().link(id))).html).form).toBe('answer');
	const { link, fields } = await answered('answered');
	expect(fields.form).toBe('note');
	expect(fieldsIn((await open(link)).html).form).toBe('note');
});

it('is put on record once, however often it is posted', async () => {
	const { id, link, fields } = await answered('noted');
	const note = { ...fields, note: 'It came up.\r\nAgain.' };
	const [one, other] = await Promise.all([post(link, note), post(link, note)]);
	const third = await post(link, note);
	for (const { status, html } of [one, other, third]) expect([status, NOTED.test(html)]).toEqual([200, true]);
	const recorded = await page().onRecord(id, 'note-added');
	expect(recorded.map(({ note: text, reportedBy }) => [text, reportedBy])).toEqual([['It came up.\nAgain.', 'client']]);
	expect(page().flow.executions).toEqual([]);
});

it('that comes before an answer is kept in the form for the answer', async () => {
	const id = await page().assign('note first');
	const fields = fieldsIn((await open(page().link(id))).html);
	const { status, html } = await post(page().link(id), { ...fields, form: 'note', note: 'kept' });
	expect(status).toBe(422);
	expect(fieldsIn(html).form).toBe('answer');
	expect(noteIn(html)).toBe('kept');
});

it('without a worker is kept for it; posted twice it is one note, and a fifth one is the last', async () => {
	const { id, link, fields } = await answered('without a worker');
	await page().withoutWorker(id);
	let form = fields;
	for (const note of ['one', 'two', 'three', 'four', 'five']) {
		const { status, html } = await post(link, { ...form, note: `${note}\r\nand more` });
		expect(status).toBe(200);
		expect(html).toMatch(NOTED);
		expect((await post(link, { ...form, note })).html).toMatch(NOTED);
		form = fieldsIn(html);
	}
	expect(form.form).toBe('answer');
	expect((await open(link)).html).toContain(DONE);
	expect((await open(link)).html).not.toContain('Add note');
	const notes = (await page().waiting(id)) as Array<{ note: string; noteId: string }>;
	expect(notes.map(({ note }) => note.split('\n')[0])).toEqual(['one', 'two', 'three', 'four', 'five']);
	expect(new Set(notes.map(({ noteId }) => noteId)).size).toBe(5);
}, 60_000);

it('that is one too many can still be copied', async () => {
	const { id, link, fields } = await answered('one too many');
	await page().withoutWorker(id);
	for (let count = 0; count < 5; count++) {
		await page()
			.handle(id)
			.signal(CHANGE.addNote, { noteId: `note ${count}`, note: 'hello' });
	}
	const { status, html } = await post(link, { ...fields, note: 'a <sixth> one' });
	expect(status).toBe(409);
	expect(noteIn(html)).toBe('a &lt;sixth&gt; one');
	expect(html).toContain('was not saved');
	expect(withoutStop(html)).not.toContain('<button');
	expect(await page().waiting(id)).toHaveLength(5);
});

it.each([
	['that is empty', ' \r\n', 'There is nothing in your note yet.'],
	['that is too long', 'x'.repeat(5001), 'Your text has 5,001 characters, and up to 5,000 fit'],
])('%s comes back with the reason', async (name, note, reason) => {
	const { link, fields } = await answered(name);
	const { status, html } = await post(link, { ...fields, note });
	expect(status).toBe(422);
	expect(html).toContain(reason);
	expect(html).toContain('aria-invalid="true"');
	expect(noteIn(html)).toBe(note.replace('\r', ''));
	expect(fieldsIn(html)).toEqual(fields);
});

it.each([
	['no nonce', ''],
	['a nonce that was made up', Buffer.alloc(32, 7).toString('base64url')],
])(
	'with %s is not taken, and comes back in a form that is',
	async (name, nonce) => {
		const { id, link, fields } = await answered(name);
		await page().withoutWorker(id);
		const { status, html } = await post(link, { ...fields, nonce, note: 'kept' });
		expect(status).toBe(400);
		expect(noteIn(html)).toBe('kept');
		expect(await page().waiting(id)).toEqual([]);
		expect((await post(link, { ...fieldsIn(html), note: 'kept' })).html).toMatch(NOTED);
		expect(await page().waiting(id)).toHaveLength(1);
	},
	20_000,
);

it('after the assignment was withdrawn opens nothing, and can still be copied', async () => {
	const { id, link, fields } = await answered('withdrawn');
	await page()
		.handle(id)
		.executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'w' }] });
	const { status, html } = await post(link, { ...fields, note: 'kept' });
	expect(status).toBe(404);
	expect(noteIn(html)).toBe('kept');
});

it('after the assignment was closed can still be copied', async () => {
	const { id, link, fields } = await answered('closed');
	await page().close(id);
	const { status, html } = await post(link, { ...fields, note: 'kept' });
	expect(status).toBe(409);
	expect(noteIn(html)).toBe('kept');
	expect(withoutStop((await open(link)).html)).not.toContain('<form');
});
