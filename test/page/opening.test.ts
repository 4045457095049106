import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { CHANGE } from '../../temporal/contract/names';
import { nonceIn, noteIn, open, post } from './browsing';
import { usePage } from './served-page';

const page = usePage();

describe('opening the page', () => {
	it('shows the exercise, the due instant in the zone of the client, the form and where to turn in a crisis', async () => {
		const id = await page().assign('shown', { zone: 'Pacific/Auckland' });
		const { status, html } = await open(page().link(id));
		const { dueAt } = (await page().memo(id))!;
		const due = (locale: string, parts: Intl.DateTimeFormatOptions) =>
			new Intl.DateTimeFormat(locale, { timeZone: 'Pacific/Auckland', ...parts }).format(new Date(dueAt));
		const day = due('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');
		const time = due('en-US', { hour: 'numeric', minute: '2-digit' }).replace('\u202f', ' ');

		expect(status).toBe(200);
		expect(html).toContain('Practice at the Park');
		expect(html).toContain('Name the moment.');
		expect(html).toMatch(new RegExp(`${day}( \\d{4})? at ${time} \\(Auckland time\\)`));
		expect(html).toContain('This page is not monitored.');
		expect(html).toContain('In a crisis call <a href="tel:112">112</a>.');
		expect(html).toContain('call your practice: <a href="tel:+493012345">+49 30 12345</a>.');
		expect(html).toContain('<html lang="en">');
		expect(html).toMatch(/<label[^>]* for="note">/);
		expect(html).not.toContain('role="alert"');
	});

	it('says after the due instant that an answer is still welcome', async () => {
		const early = await open(page().link(await page().assign('early')));
		const id = await page().assign('late', { dueAt: new Date(Date.now() + 2000) });
		await page().practice.recorded(id, 'due');
		const late = await open(page().link(id));
		expect(early.html).toContain('Please do this by');
		expect(late.html).not.toContain('Please do this by');
		expect(late.html).toContain('You can still answer.');
		expect(early.html).not.toContain('You can still answer.');
	});

	it('keeps its tab and the history of the browser neutral', async () => {
		const { html } = await open(page().link(await page().assign('neutral')));
		expect(/<title>(.*)<\/title>/.exec(html)![1]).toBe('Your page');
	});

	it('escapes what the library says', async () => {
		const { html } = await open(page().link(await page().assign('escaped')));
		expect(html).toContain('Thought &lt;b&gt;record&lt;/b&gt; &amp; more');
		expect(html).toContain('<p>5 &lt; 6 &amp; *more*</p>');
		expect(html).not.toMatch(/<script|<b>|<em>/);
		const asked = await open(page().link(await page().assign('escaped fields', { exerciseId: 'every-field' })));
		expect(asked.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(asked.html).not.toMatch(/<script|<b>/);
	});

	it('weighs under 30 KB and loads nothing', async () => {
		const { html } = await open(page().link(await page().assign('light')));
		expect(Buffer.byteLength(html)).toBeLessThan(30_000);
		expect(html.replaceAll(/href="tel:\+?\d+"/g, '')).not.toMatch(/\b(src|href|srcset|@import)\b|url\(|<script/);
	});

	it('carries headers that allow its own style and form, and nothing else', async () => {
		const url = page().link(await page().assign('headers'));
		const { headers } = await open(url);
		expect(headers.get('content-security-policy')).toMatch(
			/^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src 'self'; media-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; sandbox allow-forms allow-downloads allow-top-navigation-to-custom-protocols$/,
		);
		expect(headers.get('cache-control')).toBe('private, no-cache');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('x-robots-tag')).toMatch(/noindex/);
		const foreign = await fetch(url, { headers: { origin: 'https://elsewhere.example' } });
		expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
	});

	it('changes nothing and starts nothing, by GET or HEAD, however often', async () => {
		const id = await page().assign('looked at');
		const handle = page().handle(id);
		const before = await handle.describe();
		for (const method of ['GET', 'HEAD', 'GET', 'HEAD'] as const) await open(page().link(id), method);
		const after = await handle.describe();
		expect(after.historyLength).toBe(before.historyLength);
		expect(page().flow.executions).toEqual([]);
	});

	it('answers HEAD as GET, without a body', async () => {
		const url = page().link(await page().assign('head'));
		const [get, head] = [await open(url), await open(url, 'HEAD')];
		expect(head.status).toBe(200);
		expect(head.html).toBe('');
		expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
	});

	it('works without a worker', async () => {
		const id = await page().assign('no worker');
		await page().withoutWorker(id);
		const { status, html } = await open(page().link(id));
		expect(status).toBe(200);
		expect(html).toContain('Name the moment.');
	});
});

describe('a link that a program has touched', () => {
	it('opens the same page, whose form saves', async () => {
		const id = await page().assign('touched');
		const right = page().link(id);
		const touched = [`${right}).`, `${right}&t=3D`, right.replace('?t=', '?utm_source=mail&amp;t=3D')];
		for (const url of touched) {
			const { status, html } = await open(url);
			expect(status).toBe(200);
			expect(html).toContain('Name the moment.');
		}
		const { html } = await open(touched[2]!);
		const { status } = await post(touched[2]!, { nonce: nonceIn(html), outcome: 'done' });
		expect(status).toBe(200);
		expect(await page().answers(id)).toHaveLength(1);
	});

	it('opens the same page by the address of earlier versions, whose form saves', async () => {
		const id = await page().assign('sent before');
		const { origin, search } = new URL(page().link(id));
		const link = `${origin}/webhook/webhook-of-node-page/page${search}`;
		const { status, html } = await open(link);
		expect(status).toBe(200);
		expect((await post(link, { nonce: nonceIn(html), outcome: 'done' })).status).toBe(200);
		expect(await page().answers(id)).toHaveLength(1);
	});

	it('cut anywhere behind its path shows a kind page', async () => {
		const link = page().link(await page().assign('cut'));
		const path = new URL(link).pathname.length + new URL(link).origin.length;
		for (let length = path; length < link.length; length += 7) {
			const { status, html } = await open(link.slice(0, length));
			expect(status).toBe(404);
			expect(html).toContain('Please open it again from the message');
		}
	});

	it('opens what a clinician is asked to say, too', async () => {
		const { status } = await open(`${page().briefLink()}%3E`);
		expect(status).toBe((await open(page().briefLink())).status);
	});
});

describe('a link that opens nothing', () => {
	it('is answered with the same bytes and headers, whatever the reason', async () => {
		const revoked = await page().assign('revoked');
		const withdrawal = { withdrawalId: 'w', reason: 'Moved away' };
		const handle = page().handle(revoked);
		await handle.executeUpdate(CHANGE.withdraw, { args: [withdrawal] });
		const closed = await page().assign('closed');
		await page().handle(closed).terminate();
		const live = await page().assign('live');
		const right = new URL(page().link(live)).searchParams.get('t')!;
		const urls = {
			withdrawn: page().link(revoked),
			closed: page().link(closed),
			'another generation': page().link(live, { generation: 1 }),
			'never assigned': page().link('x'.repeat(22)),
			'of other keys': page().link(live, { ring: new KeyRing(generateKeys()) }),
			tampered: `${page().flow.productionUrl}?t=${right.startsWith('A') ? 'B' : 'A'}${right.slice(1)}`,
			truncated: `${page().flow.productionUrl}?t=${right.slice(0, 20)}`,
			'without token': page().flow.productionUrl,
			'empty token': `${page().flow.productionUrl}?t=`,
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

	it('takes no answer either, and gives back what was written, in the same words whatever the reason', async () => {
		const [id, withdrawn] = [await page().assign('not taken'), await page().assign('not taken, withdrawn')];
		const fields = { nonce: nonceIn((await open(page().link(id))).html), outcome: 'done', note: 'Hello <you>' };
		await page()
			.handle(withdrawn)
			.executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'w' }] });
		const links = [page().link(id, { generation: 1 }), page().link(withdrawn), page().link('y'.repeat(21) + 'A')];
		const [first, ...others] = await Promise.all(links.map((link) => post(link, fields)));

		expect(first!.status).toBe(404);
		expect(noteIn(first!.html)).toBe('Hello &lt;you&gt;');
		for (const other of others) expect(other).toEqual(first);
		expect(await page().answers(id)).toEqual([]);
	});

	it('shows nobody what was posted to a link that was made up', async () => {
		const { status, html } = await post(`${page().flow.productionUrl}?t=${'A'.repeat(45)}`, {
			note: 'Call this number',
		});
		expect(status).toBe(404);
		expect(html).toBe((await open(page().flow.productionUrl)).html);
	});

	it('opens nothing as soon as its assignment is withdrawn, though no worker is there', async () => {
		const id = await page().assign('withdrawn without a worker');
		const nonce = nonceIn((await open(page().link(id))).html);
		await page().withoutWorker(id);
		await page().handle(id).signal(CHANGE.withdraw, { withdrawalId: 'w' });
		expect((await open(page().link(id))).status).toBe(404);
		expect((await post(page().link(id), { nonce })).status).toBe(404);
	});

	it('opened something until its assignment was withdrawn', async () => {
		const id = await page().assign('withdrawn later');
		expect((await open(page().link(id))).status).toBe(200);
		await page()
			.handle(id)
			.executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'w' }] });
		expect((await open(page().link(id))).status).toBe(404);
	});
});
