import { fieldsIn, noteIn, open, post } from './browsing';
import { ESCAPED, WRITTEN } from './canary';
import { usePage, servePage } from './served-page';
import { signedIn, type Asked } from './signed-in';

jest.setTimeout(60_000);

const page = usePage();

const reading = async (asked: Asked = {}) => await signedIn(page(), asked);

/** What is on record of the newest review. */
async function newest(id: string) {
	return (await page().practice.ledger.reviews.newest([id])).get(id);
}

it('marks an answer as reviewed, shows that at once, and the note on the page of the client', async () => {
	const { id, url, form } = await reading();
	const { status, html } = await post(url, { ...form, effort: '3', note: WRITTEN });
	expect(status).toBe(200);
	expect(html).toMatch(/Saved\. Reviewed on \w+ \d+ \w+ at [\d:]+ \(.+\), by <bdi>Gwen &lt;i&gt;Example/);
	expect(html).toContain('Effort: Done as it was meant');
	expect(html).toContain(`<p class="text">${ESCAPED}</p>`);
	expect(html).not.toMatch(/<script|<b>|<i>/);
	expect(await newest(id)).toMatchObject({ effort: 3, note: WRITTEN });

	while (!(await page().memo(id))?.noteToClient);
	const shown = (await open(page().link(id))).html;
	expect(shown).toContain(ESCAPED);
	expect(shown).toMatch(/A note for you, from <bdi>Gwen &lt;i&gt;Example/);
	expect(shown).not.toMatch(/<script|<b>|<i>|Done as it was meant/);
	expect(page().flow.executions).toEqual([]);
});

it('counts a form that is sent twice once, and one with other content as another review, which the form then holds', async () => {
	const { id, url, form } = await reading();
	const sent = { ...form, effort: '0', note: 'One' };
	await Promise.all([post(url, sent), post(url, sent)]);
	const { html } = await post(url, { ...sent, note: 'Another' });
	expect(await newest(id)).toMatchObject({ effort: 0, note: 'Another' });
	const own = (await page().onRecord(id, 'reviewed')).filter(({ reportedBy }) => reportedBy === 'staff');
	expect(own).toHaveLength(2);
	expect(fieldsIn(html, 'review')).toMatchObject({ effort: '0' });
	expect(noteIn(html, 'review')).toBe('Another');
	expect(html).toContain('Change the review');

	const { html: emptied } = await post(url, { ...fieldsIn(html, 'review'), effort: '', note: ' ' });
	expect(emptied).toContain('Saved. Reviewed on');
	expect(await newest(id)).not.toHaveProperty('note');
	expect(await newest(id)).not.toHaveProperty('effort');
});

it('shows again what was entered where it is too long, counted as people do, or the form is none', async () => {
	const { id, url, form } = await reading();
	const family = '👩‍👩‍👧';
	const tooLong = await post(url, { ...form, effort: '2', note: 'x'.repeat(1001) });
	expect(tooLong.status).toBe(422);
	expect(tooLong.html).toContain('has 1,001 characters, and up to 1,000 fit');
	expect(noteIn(tooLong.html, 'review')).toBe('x'.repeat(1001));
	expect(fieldsIn(tooLong.html, 'review')).toMatchObject({ effort: '2' });
	expect(tooLong.html).toMatch(/<textarea id="note-[^>]* aria-invalid="true"/);
	const joyful = await post(url, { ...form, note: family.repeat(700) });
	expect(joyful.html).toContain('has signs that take more room than there is');
	const forged = await post(url, { ...form, nonce: 'none', note: 'Kept' });
	expect(forged.status).toBe(400);
	expect(noteIn(forged.html, 'review')).toBe('Kept');
	expect(await newest(id)).toBeUndefined();
	expect((await post(url, { ...form, note: family.repeat(400) })).status).toBe(200);
	expect(await newest(id)).toMatchObject({ note: family.repeat(400) });
});

it('offers none where nobody has answered, and takes none', async () => {
	const [one, other] = [await reading({ answer: false }), await reading()];
	expect(one.html).not.toContain('Mark as reviewed');
	const forged = await post(one.url, {
		...fieldsIn(one.html, 'read'),
		form: 'review',
		assignment: one.id,
		note: 'Kept',
	});
	expect(forged.status).toBe(409);
	expect(forged.html).toContain('there is no answer that could be reviewed');
	expect(forged.html).toMatch(/readonly>\nKept<\/textarea>/);

	// Of another clinician's client.
	const stranger = await post(one.url, {
		...fieldsIn(one.html, 'read'),
		...{ form: 'review', assignment: other.id, note: 'Kept' },
	});
	expect(stranger.status).toBe(409);
	expect(stranger.html).toContain('somebody else is responsible');
	expect(await newest(other.id)).toBeUndefined();
});

it('takes nothing from who has not signed in, or not in time, and gives back what was entered', async () => {
	const { id, url, form } = await reading();
	const stale = await reading({ minutesAgo: 31 });
	for (const signIn of ['', stale.signIn]) {
		const { status, html } = await post(url, { ...form, signIn, note: 'Kept' });
		expect(status).toBe(409);
		expect(html).toContain('Your review was not saved');
		expect(html).toMatch(/readonly>\nKept<\/textarea>/);
	}
	expect(await newest(id)).toBeUndefined();
});

it('keeps a review while no worker runs, says so, and is done by the same form once', async () => {
	const { id, url, form } = await reading();
	await page().withoutWorker(id);
	const { status, html } = await post(url, { ...form, effort: '4', note: WRITTEN });
	expect(status).toBe(503);
	expect(html).toContain('Not on record yet');
	expect(noteIn(html)).toBe(ESCAPED);
	await page().practice.startWorker();
	const again = await post(url, { ...fieldsIn(html), note: WRITTEN });
	expect(again.status).toBe(200);
	expect(again.html).toContain('Saved. Reviewed on');
	expect((await page().onRecord(id, 'reviewed')).filter(({ reportedBy }) => reportedBy === 'staff')).toHaveLength(1);
});

it('loses nothing that was entered while Temporal cannot be reached', async () => {
	const { url, form } = await reading();
	const cutOff = await servePage({ ...page().practice.credentials, address: '127.0.0.1:1' });
	const at = `${cutOff.productionUrl}${new URL(url).search}`;
	const { status, html } = await post(at, { ...form, effort: '1', note: WRITTEN });
	await cutOff.close();
	expect(status).toBe(503);
	expect(html).toContain('Not saved yet');
	expect(noteIn(html)).toBe(ESCAPED);
	expect(fieldsIn(html)).toMatchObject({
		form: 'review',
		effort: '1',
		assignment: form.assignment!,
		signIn: expect.any(String) as string,
	});
	expect((await post(url, { ...fieldsIn(html), note: WRITTEN })).html).toContain('Saved. Reviewed on');
});
