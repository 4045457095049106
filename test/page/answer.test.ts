import { fieldsIn, nonceIn, noteIn, open, post, postOnly, stable, withoutStop } from './browsing';
import { DONE, usePage } from './served-page';

const page = usePage();

describe('an answer', () => {
	it('is still said to be saved once its assignment is closed', async () => {
		const id = await page().assign('answered and closed');
		const answer = await post(page().link(id), { nonce: nonceIn((await open(page().link(id))).html), outcome: 'done' });
		expect(answer).toMatchObject({ status: 200, html: expect.stringContaining(DONE) as string });
		await page().close(id);

		const again = await open(page().link(id));
		expect(again.status).toBe(200);
		expect(again.html).toContain(DONE);
		expect(withoutStop(again.html)).not.toContain('<form');
		expect((await open(page().link(id, { generation: 1 }))).status).toBe(404);
	}, 30_000);
});

describe('pressing the button', () => {
	it('records the answer with its note, and calmly says so from then on', async () => {
		const id = await page().assign('answered');
		const { html } = await open(page().link(id));
		const answer = await post(page().link(id), { nonce: nonceIn(html), outcome: 'done', note: 'It helped.\r\nA bit.' });
		expect(answer).toMatchObject({ status: 200, html: expect.stringContaining(DONE) as string });
		expect(answer.html).toContain('What you wrote is saved with it.');
		expect(answer.html).toContain('In a crisis call <a href="tel:112">112</a>.');

		const again = await open(page().link(id));
		expect(stable(again.html)).toBe(stable(answer.html));
		expect(await page().answers(id)).toEqual(['It helped.\nA bit.']);
		expect(await page().memo(id)).toMatchObject({ outcome: 'done' });
		expect(page().flow.executions).toEqual([]);
	});

	it('says that what was written is saved also once another answer and a note are in, and while no worker runs', async () => {
		const id = await page().assign('written');
		const link = page().link(id);
		const first = await post(link, { nonce: nonceIn((await open(link)).html), outcome: 'partly', note: 'It helped.' });
		const other = await post(link, { ...fieldsIn(first.html), form: 'answer', outcome: 'done', note: '' });
		expect(other.html).toContain('What you wrote is saved with it.');
		const noted = await post(link, { ...fieldsIn(other.html), form: 'note', note: 'One more thing.' });
		expect(noted.html).toContain('What you wrote and a note are saved with it.');

		const waiting = await page().assign('written, without a worker');
		const form = fieldsIn((await open(page().link(waiting))).html);
		await page().withoutWorker(waiting);
		const bare = await post(page().link(waiting), { ...form, outcome: 'partly', note: '' });
		expect(bare.html).not.toContain('saved with it');
		const said = await post(page().link(waiting), { ...form, outcome: 'done', note: 'It helped.' });
		expect(said.html).toContain('What you wrote is saved with it.');
	});

	it('needs no note', async () => {
		const id = await page().assign('no note');
		await post(page().link(id), { nonce: nonceIn((await open(page().link(id))).html), outcome: 'done', note: ' ' });
		expect(await page().answers(id)).toEqual(['']);
		expect((await open(page().link(id))).html).not.toContain('saved with it');
	});

	it('twice is pressing it once', async () => {
		const id = await page().assign('twice');
		const nonce = nonceIn((await open(page().link(id))).html);
		const answers = await Promise.all([
			post(page().link(id), { nonce, outcome: 'done', note: 'one' }),
			post(page().link(id), { nonce, outcome: 'done', note: 'one' }),
		]);
		const third = await post(page().link(id), { nonce, outcome: 'done', note: 'one' });
		expect([...answers, third].map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(third.html).toContain(DONE);
		expect(await page().answers(id)).toEqual(['one']);
		expect(await page().onRecord(id, 'corrected')).toEqual([]);
	});

	it('has the browser look at what stands, at the same address, so that a reload posts nothing', async () => {
		const id = await page().assign('looked at');
		const nonce = nonceIn((await open(page().link(id))).html);
		for (const outcome of ['done', 'done', 'partly']) {
			const { status, location, html } = await postOnly(page().link(id), { nonce, outcome, note: '' });
			expect({ status, html }).toEqual({ status: 303, html: '' });
			expect(new URL(location!, page().link(id)).href).toBe(`${page().link(id)}&saved#saved`);
		}
		const fields = fieldsIn((await open(page().link(id))).html, 'note');
		expect(await postOnly(page().link(id), { ...fields, note: 'More' })).toMatchObject({ status: 303 });
	});

	it('without a worker is saved, and recorded once when a worker is back', async () => {
		const id = await page().assign('saved');
		const nonce = nonceIn((await open(page().link(id))).html);
		await page().withoutWorker(id);
		const answer = await post(page().link(id), { nonce, outcome: 'done', note: 'While nobody worked' });
		expect(answer).toMatchObject({ status: 200, html: expect.stringContaining(DONE) as string });
		expect(stable((await open(page().link(id))).html)).toBe(stable(answer.html));

		await page().practice.startWorker();
		const handle = page().handle(id);
		expect(await handle.query('status')).toMatchObject({ outcome: 'done' });
		expect(await page().answers(id)).toEqual(['While nobody worked']);
	}, 30_000);

	it('with a note that is too long shows the form again, with all that was written', async () => {
		const id = await page().assign('too long');
		const nonce = nonceIn((await open(page().link(id))).html);
		const note = `${'x'.repeat(5000)}</textarea><b>`;
		const { status, html } = await post(page().link(id), { nonce, outcome: 'done', note });
		expect(status).toBe(422);
		expect(html).toContain('Your text has 5,014 characters, and up to 5,000 fit');
		expect(noteIn(html)).toBe(`${'x'.repeat(5000)}&lt;/textarea&gt;&lt;b&gt;`);
		expect(html).toContain('Name the moment.');
		expect(nonceIn(html)).toBe(nonce);
		expect(await page().answers(id)).toEqual([]);
	});

	it('with a note that just fits is taken, however its lines are broken', async () => {
		const id = await page().assign('just fits');
		const nonce = nonceIn((await open(page().link(id))).html);
		const { status } = await post(page().link(id), { nonce, outcome: 'done', note: `${'x'.repeat(4998)}\r\ny` });
		expect(status).toBe(200);
		expect((await page().answers(id))[0]).toHaveLength(5000);
	});

	it('counts the characters of a note as people see them', async () => {
		const id = await page().assign('as people see them');
		const nonce = nonceIn((await open(page().link(id))).html);
		const note = '👍🏽'.repeat(5000);
		const { status, html } = await post(page().link(id), { nonce, outcome: 'done', note: `${note}!` });
		expect(status).toBe(422);
		expect(html).toContain('Your text has 5,001 characters, and up to 5,000 fit');
		const tooMuch = await post(page().link(id), { nonce, outcome: 'done', note: '👩‍👩‍👧'.repeat(4000) });
		expect(tooMuch).toMatchObject({ status: 422, html: expect.stringContaining('more room than there is') as string });
		expect((await post(page().link(id), { nonce, outcome: 'done', note })).status).toBe(200);
		expect(await page().answers(id)).toEqual([note]);
	}, 30_000);

	it.each([
		['no nonce', ''],
		['a nonce that was made up', Buffer.alloc(32, 7).toString('base64url')],
	])('with %s changes nothing, and shows the form again', async (_, nonce) => {
		const id = await page().assign(`forged ${nonce}`);
		const { status, html } = await post(page().link(id), { nonce, outcome: 'done', note: 'kept' });
		expect(status).toBe(400);
		expect(noteIn(html)).toBe('kept');
		expect(await page().answers(id)).toEqual([]);
		expect((await post(page().link(id), { nonce: nonceIn(html), outcome: 'done', note: 'kept' })).status).toBe(200);
	});

	it('needs a word on how it went, and shows the form again with all that was written', async () => {
		const id = await page().assign('nothing chosen');
		const shown = await open(page().link(id));
		const fields = { ...fieldsIn(shown.html), hindrance: 'unclear', note: 'kept' };
		const { status, html } = await post(page().link(id), fields);
		expect(status).toBe(422);
		expect(html).toContain('Please choose how it went.');
		expect(noteIn(html)).toBe('kept');
		expect(fieldsIn(html)).toEqual({ ...fieldsIn(shown.html), hindrance: 'unclear' });
		expect((await post(page().link(id), { ...fields, outcome: 'made up' })).status).toBe(422);
		expect(await page().answers(id)).toEqual([]);
		expect((await post(page().link(id), { ...fields, outcome: 'partly' })).status).toBe(200);
		expect(await page().memo(id)).toMatchObject({ outcome: 'partly' });
	});

	it('on the form of another assignment changes nothing', async () => {
		const [id, other] = [await page().assign('mine'), await page().assign('other')];
		const nonce = nonceIn((await open(page().link(other))).html);
		expect((await post(page().link(id), { nonce, outcome: 'done', note: '' })).status).toBe(400);
		expect(await page().answers(id)).toEqual([]);
	});
});

describe('how it went', () => {
	it.each(['done', 'partly', 'could-not'])('may be %s', async (outcome) => {
		const id = await page().assign(outcome);
		const answer = await post(page().link(id), { ...fieldsIn((await open(page().link(id))).html), outcome });
		expect(answer).toMatchObject({ status: 200, html: expect.stringContaining(DONE) as string });
		expect(await page().memo(id)).toMatchObject({ outcome });
	});

	it('is put on record with what got in the way', async () => {
		const id = await page().assign('on record');
		const fields = fieldsIn((await open(page().link(id))).html);
		await post(page().link(id), { ...fields, outcome: 'could-not', hindrance: 'not-right-now' });
		expect(await page().onRecord(id, 'answered')).toMatchObject([{ hindrance: 'not-right-now' }]);
	});

	it.each([
		['could-not', 'forgot', { hindrance: 'forgot' }],
		['could-not', '', {}],
		['could-not', 'lazy', {}],
		['done', 'forgot', {}],
	])('told as %s with the reason "%s" is passed on so', async (outcome, hindrance, passedOn) => {
		const id = await page().assign(`${outcome} ${hindrance}`);
		const fields = { ...fieldsIn((await open(page().link(id))).html), outcome, hindrance };
		await page().withoutWorker(id);
		expect((await post(page().link(id), fields)).status).toBe(200);
		expect(await page().waiting(id)).toEqual([
			{
				submissionId: expect.any(String) as string,
				submittedAt: expect.any(String) as string,
				outcome,
				reportedBy: 'client',
				corrects: true,
				...passedOn,
			},
		]);
	});
});
