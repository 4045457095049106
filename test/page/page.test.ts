import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { CHANGE } from '../../temporal/contract/names';
import type { FlowServer } from '../routes/flow-server';
import { DONE, PublishedPage, servePage } from './served-page';

let page: PublishedPage;

beforeAll(async () => {
	page = await PublishedPage.start();
}, 120_000);
afterAll(() => page?.stop(), 60_000);

beforeEach(() => page.practice.startWorker());
afterEach(() => page.practice.stopWorker());

async function open(url: string, method: 'GET' | 'HEAD' = 'GET') {
	const response = await fetch(url, { method });
	return { status: response.status, headers: response.headers, html: await response.text() };
}

async function press(url: string, fields: Record<string, string>) {
	const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
	return { status: response.status, html: await response.text() };
}

function nonceIn(html: string): string {
	return /name="nonce" value="([\w-]+)"/.exec(html)![1]!;
}

function noteIn(html: string): string {
	return /<textarea[^>]*>\n([^]*?)<\/textarea>/.exec(html)![1]!;
}

describe('opening the page', () => {
	it('shows the exercise, the due instant in the zone of the client, the form and where to turn in a crisis', async () => {
		const id = await page.assign('shown', { zone: 'Pacific/Auckland' });
		const { status, html } = await open(page.link(id));
		const { dueAt } = (await page.memo(id))!;
		const due = new Intl.DateTimeFormat('en-GB', {
			timeZone: 'Pacific/Auckland',
			weekday: 'long',
			day: 'numeric',
			month: 'long',
			hour: '2-digit',
			minute: '2-digit',
		}).format(new Date(dueAt));

		expect(status).toBe(200);
		expect(html).toContain('Practice at the Park');
		expect(html).toContain('Name the moment.');
		expect(html).toContain(due.replace(',', '').replace(/ at (?=\d\d:)/, ' at '));
		expect(html).toContain('This page is not monitored.');
		expect(html).toContain('In a crisis call 112.');
		expect(html).toContain('<html lang="en">');
		expect(html).toContain('<label for="note">');
		expect(html).not.toContain('role="alert"');
	});

	it('says after the due instant that an answer is still welcome', async () => {
		const early = await open(page.link(await page.assign('early')));
		const late = await open(page.link(await page.assign('late', { dueAt: new Date(Date.now() - 1000) })));
		expect(early.html).toContain('Please do this by');
		expect(late.html).not.toContain('Please do this by');
		expect(late.html).toContain('You can still answer.');
		expect(early.html).not.toContain('You can still answer.');
	});

	it('keeps its tab and the history of the browser neutral', async () => {
		const { html } = await open(page.link(await page.assign('neutral')));
		expect(/<title>(.*)<\/title>/.exec(html)![1]).toBe('Your page');
	});

	it('escapes what the library says', async () => {
		const { html } = await open(page.link(await page.assign('escaped')));
		expect(html).toContain('Thought &lt;b&gt;record&lt;/b&gt; &amp; more');
		expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(html).not.toMatch(/<script|<b>|<em>/);
	});

	it('weighs under 30 KB and loads nothing', async () => {
		const { html } = await open(page.link(await page.assign('light')));
		expect(Buffer.byteLength(html)).toBeLessThan(30_000);
		expect(html).not.toMatch(/\b(src|href|srcset|@import)\b|url\(/);
	});

	it('carries headers that allow its own style and form, and nothing else', async () => {
		const url = page.link(await page.assign('headers'));
		const { headers } = await open(url);
		expect(headers.get('content-security-policy')).toMatch(
			/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; sandbox allow-forms$/,
		);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('x-robots-tag')).toMatch(/noindex/);
		const foreign = await fetch(url, { headers: { origin: 'https://elsewhere.example' } });
		expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
	});

	it('changes nothing and starts nothing, by GET or HEAD, however often', async () => {
		const id = await page.assign('looked at');
		const handle = page.handle(id);
		const before = await handle.describe();
		for (const method of ['GET', 'HEAD', 'GET', 'HEAD'] as const) await open(page.link(id), method);
		const after = await handle.describe();
		expect(after.historyLength).toBe(before.historyLength);
		expect(page.flow.executions).toEqual([]);
	});

	it('answers HEAD as GET, without a body', async () => {
		const url = page.link(await page.assign('head'));
		const [get, head] = [await open(url), await open(url, 'HEAD')];
		expect(head.status).toBe(200);
		expect(head.html).toBe('');
		expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
	});

	it('works without a worker', async () => {
		const id = await page.assign('no worker');
		await page.practice.stopWorker();
		const { status, html } = await open(page.link(id));
		expect(status).toBe(200);
		expect(html).toContain('Name the moment.');
	});
});

describe('a link that opens nothing', () => {
	it('is answered with the same bytes and headers, whatever the reason', async () => {
		const revoked = await page.assign('revoked');
		const withdrawal = { withdrawalId: 'w', reason: 'Moved away' };
		const handle = page.handle(revoked);
		await handle.executeUpdate(CHANGE.withdraw, { args: [withdrawal] });
		const closed = await page.assign('closed');
		await page.handle(closed).terminate();
		const live = await page.assign('live');
		const right = new URL(page.link(live)).searchParams.get('t')!;
		const urls = {
			withdrawn: page.link(revoked),
			closed: page.link(closed),
			'another generation': page.link(live, { generation: 1 }),
			'never assigned': page.link('x'.repeat(22)),
			'of other keys': page.link(live, { ring: new KeyRing(generateKeys()) }),
			tampered: `${page.flow.productionUrl}?t=${right.startsWith('A') ? 'B' : 'A'}${right.slice(1)}`,
			truncated: `${page.flow.productionUrl}?t=${right.slice(0, 20)}`,
			padded: `${page.flow.productionUrl}?t=${right}=`,
			'without token': page.flow.productionUrl,
			'empty token': `${page.flow.productionUrl}?t=`,
		};

		const answers = await Promise.all(
			Object.entries(urls).map(async ([reason, url]) => {
				const { status, headers, html } = await open(url);
				const shown = Object.fromEntries([...headers].filter(([name]) => name !== 'date'));
				return { reason, status, shown, html };
			}),
		);
		const { shown, html } = answers[0]!;
		expect(answers).toEqual(Object.keys(urls).map((reason) => ({ reason, status: 404, shown, html })));
		expect(html).not.toMatch(/therap|homework|exercise|assign|practice|withdraw|expire/i);
	});

	it('takes no answer either', async () => {
		const id = await page.assign('not taken');
		const nonce = nonceIn((await open(page.link(id))).html);
		const { status, html } = await press(page.link(id, { generation: 1 }), { nonce, note: 'hello' });
		expect(status).toBe(404);
		expect(html).toBe((await open(page.flow.productionUrl)).html);
		expect(await page.answers(id)).toEqual([]);
	});

	it('opens nothing as soon as its assignment is withdrawn, though no worker is there', async () => {
		const id = await page.assign('withdrawn without a worker');
		const nonce = nonceIn((await open(page.link(id))).html);
		await page.practice.stopWorker();
		await page.handle(id).signal(CHANGE.withdraw, { withdrawalId: 'w' });
		expect((await open(page.link(id))).status).toBe(404);
		expect((await press(page.link(id), { nonce })).status).toBe(404);
	});

	it('opened something until its assignment was withdrawn', async () => {
		const id = await page.assign('withdrawn later');
		expect((await open(page.link(id))).status).toBe(200);
		await page.handle(id).executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'w' }] });
		expect((await open(page.link(id))).status).toBe(404);
	});
});

describe('an answer', () => {
	it('is still said to be saved once its assignment is closed', async () => {
		const id = await page.assign('answered and closed', { dueAt: new Date(Date.now() - 1000) });
		const answer = await press(page.link(id), { nonce: nonceIn((await open(page.link(id))).html) });
		expect(answer).toMatchObject({ status: 200, html: expect.stringContaining(DONE) as string });
		expect(await page.practice.result(id)).toMatchObject({ outcome: 'done' });

		const again = await open(page.link(id));
		expect(again).toMatchObject({ status: 200, html: answer.html });
		expect((await open(page.link(id, { generation: 1 }))).status).toBe(404);
	}, 30_000);
});

describe('pressing the button', () => {
	it('records the answer with its note, and calmly says so from then on', async () => {
		const id = await page.assign('answered');
		const { html } = await open(page.link(id));
		const answer = await press(page.link(id), { nonce: nonceIn(html), note: 'It helped.\r\nA bit.' });
		expect(answer).toMatchObject({ status: 200, html: expect.stringContaining(DONE) as string });
		expect(answer.html).toContain('In a crisis call 112.');

		const again = await open(page.link(id));
		expect(again.html).toBe(answer.html);
		expect(await page.answers(id)).toEqual(['It helped.\nA bit.']);
		expect(await page.memo(id)).toMatchObject({ outcome: 'done' });
		expect(page.flow.executions).toEqual([]);
	});

	it('needs no note', async () => {
		const id = await page.assign('no note');
		await press(page.link(id), { nonce: nonceIn((await open(page.link(id))).html), note: ' ' });
		expect(await page.answers(id)).toEqual(['']);
	});

	it('twice is pressing it once', async () => {
		const id = await page.assign('twice');
		const nonce = nonceIn((await open(page.link(id))).html);
		const answers = await Promise.all([
			press(page.link(id), { nonce, note: 'one' }),
			press(page.link(id), { nonce, note: 'one' }),
		]);
		const third = await press(page.link(id), { nonce, note: 'other' });
		expect([...answers, third].map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(third.html).toContain(DONE);
		expect(await page.answers(id)).toEqual(['one']);
	});

	it('without a worker is saved, and recorded once when a worker is back', async () => {
		const id = await page.assign('saved');
		const nonce = nonceIn((await open(page.link(id))).html);
		await page.practice.stopWorker();
		const answer = await press(page.link(id), { nonce, note: 'While nobody worked' });
		expect(answer).toMatchObject({ status: 200, html: expect.stringContaining(DONE) as string });
		expect((await open(page.link(id))).html).toBe(answer.html);

		await page.practice.startWorker();
		const handle = page.handle(id);
		expect(await handle.query('status')).toMatchObject({ outcome: 'done' });
		expect(await page.answers(id)).toEqual(['While nobody worked']);
	}, 30_000);

	it('with a note that is too long shows the form again, with all that was written', async () => {
		const id = await page.assign('too long');
		const nonce = nonceIn((await open(page.link(id))).html);
		const note = `${'x'.repeat(5000)}</textarea><b>`;
		const { status, html } = await press(page.link(id), { nonce, note });
		expect(status).toBe(422);
		expect(html).toContain('Your note has 5,014 characters, and up to 5,000 fit');
		expect(noteIn(html)).toBe(`${'x'.repeat(5000)}&lt;/textarea&gt;&lt;b&gt;`);
		expect(html).toContain('Name the moment.');
		expect(nonceIn(html)).toBe(nonce);
		expect(await page.answers(id)).toEqual([]);
	});

	it('with a note that just fits is taken, however its lines are broken', async () => {
		const id = await page.assign('just fits');
		const nonce = nonceIn((await open(page.link(id))).html);
		const { status } = await press(page.link(id), { nonce, note: `${'x'.repeat(4998)}\r\ny` });
		expect(status).toBe(200);
		expect((await page.answers(id))[0]).toHaveLength(5000);
	});

	it.each([
		['no nonce', ''],
		['a nonce that was made up', Buffer.alloc(32, 7).toString('base64url')],
	])('with %s changes nothing, and shows the form again', async (_, nonce) => {
		const id = await page.assign(`forged ${nonce}`);
		const { status, html } = await press(page.link(id), { nonce, note: 'kept' });
		expect(status).toBe(400);
		expect(noteIn(html)).toBe('kept');
		expect(await page.answers(id)).toEqual([]);
		expect((await press(page.link(id), { nonce: nonceIn(html), note: 'kept' })).status).toBe(200);
	});

	it('on the form of another assignment changes nothing', async () => {
		const [id, other] = [await page.assign('mine'), await page.assign('other')];
		const nonce = nonceIn((await open(page.link(other))).html);
		expect((await press(page.link(id), { nonce, note: '' })).status).toBe(400);
		expect(await page.answers(id)).toEqual([]);
	});
});

describe('while Temporal cannot be reached', () => {
	let cutOff: FlowServer;
	beforeAll(async () => {
		cutOff = await servePage({ ...page.practice.credentials, address: '127.0.0.1:1' });
	});
	afterAll(() => cutOff.close());

	it('the page asks to try again, without details', async () => {
		const { status, headers, html } = await open(page.link('x'.repeat(22), { at: cutOff }));
		expect(status).toBe(503);
		expect(headers.get('retry-after')).toBe('60');
		expect(html).toContain('try again in a minute');
		expect(html).not.toMatch(/temporal|127\.0\.0\.1|therap|homework/i);
	}, 20_000);

	it('a link of other keys is still not found', async () => {
		const { status } = await open(page.link('x'.repeat(22), { at: cutOff, ring: new KeyRing(generateKeys()) }));
		expect(status).toBe(404);
	});

	it('nothing that the client wrote is lost', async () => {
		const id = await page.assign('kept');
		const nonce = nonceIn((await open(page.link(id))).html);
		const { status, html } = await press(page.link(id, { at: cutOff }), { nonce, note: 'All of <this>' });
		expect(status).toBe(503);
		expect(noteIn(html)).toBe('All of &lt;this&gt;');
		expect(html).toContain('could not be saved');
		expect((await press(page.link(id), { nonce: nonceIn(html), note: 'All of <this>' })).html).toContain(DONE);
		expect(await page.answers(id)).toEqual(['All of <this>']);
	}, 20_000);
});
