import { createHash } from 'node:crypto';
import { png } from '../library/files';
import { nonceIn, open, post, stable } from './browsing';
import { LONG, newFiles, SOUND } from './exercise-with-files';
import { usePage } from './served-page';

const files = newFiles();
const page = usePage({}, async () => await files);

/** By which a file stands in an address: nothing that tells what is in it. */
const idOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
const HAND = idOf(png(30, 20));

async function assigned(key: string): Promise<string> {
	return page().link(await page().assign(key, { exerciseId: 'with-files' }));
}

/** What the page behind a link shows under an attribute, each as an address. */
function addresses(html: string, link: string): string[] {
	const found = [...html.matchAll(/<(?:img|audio|a)[^>]* (?:src|href)="(\?[^"]+)"/g)].map(([, address]) => address!);
	return found.map((address) => new URL(address.replaceAll('&amp;', '&'), link).href);
}

async function fetched(url: string, range?: string) {
	const response = await fetch(url, range === undefined ? {} : { headers: { range } });
	return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

it('shows a picture in the text, sound with its words and links below, and loads no sound by itself', async () => {
	const { html } = await open(await assigned('shown'));
	expect(html).toMatch(
		/<p>Breathe\.<\/p>\n<p><img src="\?t=[\w-]+&amp;file=[0-9a-f]{16}" alt="A &quot;hand&quot;" width="30" height="20"><\/p>/,
	);
	expect(html).toMatch(
		/<p class="label" id="sound-1">Body &lt;scan&gt;<\/p>\n<audio controls preload="none" src="[^"]+" aria-labelledby="sound-1"><\/audio>\n<details>\n<summary>What is said, to read<\/summary>\n<p class="text">Lie down\.\nBreathe\.<\/p>/,
	);
	expect(html).toMatch(/<a href="\?t=[\w-]+&amp;file=[0-9a-f]{16}">The sheet<\/a> \(a PDF file\)/);
	expect(html).toContain('<a href="https://sound.example/talk?a=1&amp;b=2">A talk</a> (on another site)');
	expect(Buffer.byteLength(html)).toBeLessThan(30_000);
});

it('hands each file over under its own type, to whoever has the link, and has no browser keep it', async () => {
	const link = await assigned('handed over');
	const [hand, sound, document] = addresses((await open(link)).html, link);
	const picture = await fetched(hand!);
	expect(picture).toMatchObject({ status: 200, bytes: png(30, 20) });
	expect(Object.fromEntries(picture.headers)).toMatchObject({
		...{ 'content-type': 'image/png', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
		...{ 'referrer-policy': 'no-referrer', 'content-security-policy': expect.stringContaining('sandbox') as string },
	});
	expect(await fetched(sound!)).toMatchObject({ status: 200, bytes: SOUND });
	const { headers, ...answer } = await fetched(document!);
	expect(answer).toEqual({ status: 200, bytes: (await files)['exercises/with-files/sheet.pdf'] });
	expect(headers.get('content-type')).toBe('application/pdf');
	expect(headers.get('content-disposition')).toBe('inline; filename="document.pdf"');
});

it('hands over a file that is as large as one may be', async () => {
	const link = page().link(await page().assign('long', { exerciseId: 'longest' }));
	const { status, bytes } = await fetched(`${link}&file=${idOf(LONG)}`);
	expect(status).toBe(200);
	expect(bytes.equals(LONG)).toBe(true);
});

it.each([
	['bytes=0-1', 206, 'bytes 0-1/5000', SOUND.subarray(0, 2)],
	['bytes=4990-', 206, 'bytes 4990-4999/5000', SOUND.subarray(4990)],
	['bytes=-10', 206, 'bytes 4990-4999/5000', SOUND.subarray(4990)],
	['bytes=10-90000', 206, 'bytes 10-4999/5000', SOUND.subarray(10)],
	['bytes=5000-', 416, 'bytes */5000', Buffer.alloc(0)],
	['bytes=0-1,4-5', 200, null, SOUND],
	['bytes=9-1', 200, null, SOUND],
])('hands over the part of a sound that a phone asks for: %s', async (range, status, part, bytes) => {
	const link = await assigned(`parts ${range}`);
	const { headers, ...answer } = await fetched(`${link}&file=${idOf(SOUND)}`, range);
	expect(answer).toEqual({ status, bytes });
	expect(headers.get('content-range')).toBe(part);
});

it('hands nothing over by the link of another exercise, by another name, or by no link', async () => {
	const link = await assigned('own');
	const other = page().link(await page().assign('other'));
	const { status, html: nothing } = await open(`${link}&file=..%2Fpractice.yaml`);
	expect(status).toBe(404);
	for (const url of [
		`${other}&file=${HAND}`,
		`${link}&file=..%2Fwith-files%2Fhand.png`,
		`${link}&file=hand.png`,
		`${link}&file=`,
		`${new URL(`?file=${HAND}`, link).href}`,
		`${link.replace(/t=.{4}/, 't=AAAA')}&file=${HAND}`,
	])
		expect(await open(url)).toMatchObject({ status: 404, html: nothing });
});

it('shows page, words and form without a worker, and asks for no file to be waited for', async () => {
	const id = await page().assign('no worker', { exerciseId: 'with-files' });
	const link = page().link(id);
	const { html } = await open(link);
	await page().withoutWorker(id);
	expect(stable((await open(link)).html)).toBe(stable(html));
	expect(await post(link, { nonce: nonceIn(html), outcome: 'done' })).toMatchObject({ status: 200 });
});
