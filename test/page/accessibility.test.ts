import type { FlowServer } from '../routes/flow-server';
import { violationsOf } from './axe';
import { fieldsIn, open, post } from './browsing';
import { everyPage } from './every-page';
import { CUT, SPACED } from './fits';
import { Phone, type ColorScheme } from './phone';
import { PublishedPage, servePage } from './served-page';
import { signedIn } from './signed-in';

const SCHEMES = ['light', 'dark'] as const;

let published: PublishedPage;
let cutOff: FlowServer;
let phone: Phone;

beforeAll(async () => {
	published = await PublishedPage.start();
	await published.practice.startWorker();
	cutOff = await servePage({ ...published.practice.credentials, address: '127.0.0.1:1' });
	phone = await Phone.start();
}, 120_000);

afterAll(async () => {
	await phone?.stop();
	await cutOff?.close();
	await published?.stop();
}, 60_000);

/** The link to a new assignment, with the fields of its form. */
async function assigned(name: string, exerciseId?: string) {
	const id = await published.assign(name, { exerciseId });
	const link = published.link(id);
	return { id, link, fields: fieldsIn((await open(link)).html) };
}

/** The link to an assignment that was answered, with the fields of the form for a note. */
async function answered(name: string) {
	const { id, link, fields } = await assigned(name);
	const { html } = await post(link, { ...fields, outcome: 'done' });
	return { id, link, html, fields: fieldsIn(html), former: fields };
}

/** Those of them that have most words, in Spanish. */
const SPANISH = [
	'exercise',
	'reminded later',
	'kept from it by other',
	'noted as partly',
	'what to stop, with all stopped',
	'stopped reminders',
	'no answer could be saved',
	'nothing here any more, and it is kept',
	'not now',
];

/** Every page that there is, by what leads to it. */
const STATES: Record<string, () => Promise<{ html: string }>> = {
	'the exercise': async () => await open((await assigned('exercise')).link),
	'a worksheet': async () => await open((await assigned('worksheet', 'thought-record')).link),
	'a worksheet with what cannot be taken': async () => {
		const { link, fields } = await assigned('wrong worksheet', 'sleep-diary');
		const wrong = {
			'field.nights.0.morning': 'Monday',
			'field.nights.0.untilSleep': 'ages',
			'field.nights.1.note': 'kept',
		};
		return await post(link, { ...fields, outcome: 'done', ...wrong });
	},
	'nothing chosen': async () => {
		const { link, fields } = await assigned('nothing chosen');
		return await post(link, { ...fields, hindrance: 'forgot', note: 'kept' });
	},
	'what got in the way': async () => {
		const { link, fields } = await assigned('hindrance');
		return await post(link, { ...fields, nonce: '', outcome: 'could-not', note: 'kept' });
	},
	'a reflection that is too long': async () => {
		const { link, fields } = await assigned('too long');
		return await post(link, { ...fields, outcome: 'done', note: 'x'.repeat(5001) });
	},
	'what to stop': async () => {
		const { link, fields } = await assigned('what to stop');
		return await post(link, { nonce: fields.nonce!, form: 'stop-now' });
	},
	stopped: async () => {
		const { link, fields } = await assigned('stopped');
		return await post(link, { nonce: fields.nonce!, form: 'stop-now', scope: 'reminders' });
	},
	answered: async () => await answered('answered'),
	'a note that is empty': async () => {
		const { link, fields } = await answered('empty note');
		return await post(link, { ...fields, note: '' });
	},
	'an answer after another one': async () => {
		const { link, former } = await answered('twice');
		return await post(link, { ...former, nonce: '', outcome: 'done', note: 'kept' });
	},
	'nothing more can be added': async () => {
		const { id, link, fields } = await answered('closed');
		await published.close(id);
		return await post(link, { ...fields, note: 'kept' });
	},
	'answered and closed': async () => {
		const { id, link } = await answered('answered and closed');
		await published.close(id);
		return await open(link);
	},
	'what was written, to be reviewed': async () => await signedIn(published),
	'a note to a client that is too long': async () => {
		const { url, form } = await signedIn(published);
		return await post(url, { ...form, note: 'x'.repeat(1001) });
	},
	'what was reviewed': async () => {
		const { url, form } = await signedIn(published);
		return await post(url, { ...form, effort: '3', note: 'kept' });
	},
	'no review without a sign-in': async () => {
		const { url, form } = await signedIn(published);
		return await post(url, { ...form, signIn: '', note: 'kept' });
	},
	'no review could be saved': async () =>
		await post(published.briefLink({}, cutOff), { form: 'review', assignment: 'x'.repeat(22), note: 'kept' }),
	'a note to the client': async () => {
		const { id, url, form } = await signedIn(published);
		await post(url, { ...form, note: 'kept' });
		while (!(await published.memo(id))?.noteToClient);
		return await open(published.link(id));
	},
	'nothing here': async () => await open(`${published.flow.productionUrl}?t=`),
	'nothing here any more': async () => {
		const { id, fields } = await assigned('revoked');
		return await post(published.link(id, { generation: 1 }), { ...fields, note: 'kept' });
	},
	'no answer could be saved': async () =>
		await post(published.link('x'.repeat(22), { at: cutOff }), { outcome: 'could-not', note: 'kept' }),
	'no note could be saved': async () =>
		await post(published.link('x'.repeat(22), { at: cutOff }), { form: 'note', note: 'kept' }),
	'try again': async () => await open(published.link('x'.repeat(22), { at: cutOff })),
	'whether a brief was read could not be saved': async () =>
		await post(published.briefLink({}, cutOff), { form: 'seen', nonce: 'n' }),
	...Object.fromEntries(
		SPANISH.map((state) => [
			`${state}, in Spanish`,
			async () => await Promise.resolve({ html: everyPage('es')[state]! }),
		]),
	),
};

describe.each(Object.keys(STATES))('the page "%s"', (state) => {
	let html: string;
	beforeAll(async () => {
		({ html } = await STATES[state]!());
	}, 60_000);

	it('has one heading, a neutral title, and less than 30 KB without anything to load', () => {
		expect(html.match(/<h1/g)).toHaveLength(1);
		expect(html).toMatch(/<title>(Your page|Tu página)<\/title>/);
		expect(Buffer.byteLength(html)).toBeLessThan(30_000);
		expect(html.replaceAll(/href="tel:\+?\d+"/g, '')).not.toMatch(/\b(src|href|srcset|@import)\b|url\(|<script/);
	});

	it.each(SCHEMES)(
		'can be used by everybody and fits 320 px, %s',
		async (scheme) => {
			const page = await phone.showing(html, scheme);
			expect(await violationsOf(page)).toEqual([]);
			expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
			expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe(PAPER[scheme]);
			await page.addStyleTag({ content: SPACED.join('') });
			expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
			expect(await page.evaluate<string[]>(CUT)).toEqual([]);
			await page.close();
		},
		60_000,
	);
});

/** The background in each scheme. */
const PAPER: Record<ColorScheme, string> = { light: 'rgb(246, 244, 239)', dark: 'rgb(18, 23, 26)' };
