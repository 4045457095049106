import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { assignmentWorkflowId, MEMO, WORKFLOW } from '../../temporal/contract/names';
import type { Language } from '../../temporal/contract/language';
import type { PageMemo } from '../../temporal/contract/page-memo';
import type { StopRequest } from '../../temporal/contract/stops';
import type { FlowServer } from '../routes/flow-server';
import { fieldsIn, noteIn, open, post, postOnly } from './browsing';
import { memoIn } from './every-page';
import { PublishedPage, servePage } from './served-page';

jest.setTimeout(60_000);

const SPANISH_BROWSER = 'es-MX,es;q=0.9,en;q=0.5';
const ENGLISH_BROWSER = 'en-GB,en;q=0.9';

let page: PublishedPage;
/** The same page while Temporal cannot be reached. */
let cutOff: FlowServer;

beforeAll(async () => {
	page = await PublishedPage.start();
	cutOff = await servePage({ ...page.practice.credentials, address: '127.0.0.1:1' });
}, 120_000);
afterAll(async () => {
	await cutOff?.close();
	await page?.stop();
}, 60_000);

/** The link to a page that shows this, as if a worker had recorded it. */
async function showing(key: string, language: Language, more: Partial<PageMemo> = {}): Promise<string> {
	const id = page.practice.idOf(key);
	await page.practice.client.workflow.start(WORKFLOW.assignment, {
		workflowId: assignmentWorkflowId(id),
		taskQueue: 'nobody',
		args: [],
		memo: { [MEMO.page]: memoIn(language, more) },
	});
	return page.link(id);
}

/** What was shown to those who stopped messages by the link of an assignment, as it is handed over for the record. */
async function wordingsOf(key: string): Promise<unknown[]> {
	const { client } = page.practice;
	const { loadedDataConverter } = client.options;
	const wishes: StopRequest[] = [];
	for await (const { workflowId } of client.workflow.list()) {
		if (!workflowId.startsWith('request/stop/')) continue;
		const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
		const { input } = events![0]!.workflowExecutionStartedEventAttributes!;
		wishes.push(...((await decodeArrayFromPayloads(loadedDataConverter, input!.payloads)) as StopRequest[]));
	}
	const assignmentId = page.practice.idOf(key);
	return wishes
		.filter(({ of }) => 'assignmentId' in of && of.assignmentId === assignmentId)
		.map(({ wording }) => wording);
}

it('a page is in the language of its exercise, whatever the browser takes', async () => {
	const [spanish, english] = [await showing('es', 'es'), await showing('en', 'en')];
	const { html } = await open(spanish, 'GET', ENGLISH_BROWSER);
	expect(html).toContain('<html lang="es">');
	expect(html).toContain('Tienes tiempo hasta el <time');
	expect(html).toContain('jueves 4 de diciembre de 2031 a las 9:30 (hora de Londres)');
	const other = (await open(english, 'GET', SPANISH_BROWSER)).html;
	expect(other).toContain('<html lang="en">');
	expect(other).toContain('Thursday 4 December 2031 at 9:30 (London time)');
});

it('so are its calm ends', async () => {
	const done = { outcome: 'done', submissionId: 's', answer: { reportedBy: 'client', count: 1 } } as const;
	const answered = await open(await showing('answered', 'es', done), 'GET', ENGLISH_BROWSER);
	expect(answered.html).toContain('Gracias, ya está guardado');
	const link = await showing('closed', 'es', { outcome: 'no-answer' });
	expect((await open(link, 'GET', ENGLISH_BROWSER)).html).toContain('Esto ya está cerrado');
	expect((await open(`${link}&stop=ask`, 'GET', ENGLISH_BROWSER)).html).toContain('<html lang="es">');
});

it('it says in that language what cannot be taken', async () => {
	const link = await showing('wrong', 'es');
	const { html } = await open(link);
	const wrong = { 'field.least': 'muchos', 'field.both': '11', 'field.line': 'x'.repeat(12_345) };
	const again = await postOnly(link, { ...fieldsIn(html, 'answer'), outcome: 'done', ...wrong });
	expect(again.status).toBe(422);
	for (const said of [
		'Mira lo que está marcado abajo',
		'Escribe aquí un número, por favor; por ejemplo, 4 o 2,5.',
		'Escribe un número de 1 a 10, por favor.',
		'Tu texto tiene 12\u00A0345 caracteres, y caben 500.',
	])
		expect(again.html).toContain(said);
});

it('a stop goes on record in the words that were shown', async () => {
	const link = await showing('stopped', 'es');
	const asked = await open(`${link}&stop=ask`, 'GET', ENGLISH_BROWSER);
	expect(asked.html).toContain('¿Qué quieres dejar de recibir?');
	const form = { ...fieldsIn(asked.html), form: 'stop-now', scope: 'reminders' };
	const stopped = await post(link, form, ENGLISH_BROWSER);
	expect(stopped.html).toContain('<h1>Ya no te llegarán recordatorios</h1>');
	expect((await open(link)).html).toContain('Ya no se te envían recordatorios.');
	await post(link, { ...fieldsIn(stopped.html), form: 'stop-back' });
	const shown = [
		'Volver a recibir mensajes',
		'¿Qué quieres dejar de recibir? Solo los recordatorios; lo nuevo sigue llegando',
	];
	while ((await wordingsOf('stopped')).length < shown.length);
	expect((await wordingsOf('stopped')).sort()).toEqual(shown.sort());
});

it('a form that was shown in the language of the browser says so for the record, also where its page has another one', async () => {
	const link = await showing('stopped elsewhere', 'en');
	const { html } = await open(link);
	const form = { ...fieldsIn(html, 'answer'), form: 'stop-now', scope: 'all' };
	const unsaved = await post(page.link(page.practice.idOf('stopped elsewhere'), { at: cutOff }), form, SPANISH_BROWSER);
	expect(unsaved).toMatchObject({ status: 503, html: expect.stringContaining('<html lang="es">') as string });
	const stopped = await post(link, { ...fieldsIn(unsaved.html), form: 'stop-now' });
	expect(stopped.html).toContain('<h1>Messages are stopped</h1>');
	while ((await wordingsOf('stopped elsewhere')).length === 0);
	expect(await wordingsOf('stopped elsewhere')).toEqual(['¿Qué quieres dejar de recibir? Todos los mensajes']);
});

it('what cannot be saved now comes back in the language of the browser', async () => {
	const link = page.link('x'.repeat(22), { at: cutOff });
	const answer = await post(link, { form: 'answer', outcome: 'done', note: 'Mitad de <eso>' }, SPANISH_BROWSER);
	expect(answer.status).toBe(503);
	expect(answer.html).toContain('<h1>Todavía no está guardado</h1>');
	expect(answer.html).toContain('Lo que pusiste sigue aquí');
	expect(noteIn(answer.html)).toBe('Mitad de &lt;eso&gt;');
	const snooze = await post(link, { form: 'snooze-3', nonce: 'n' }, SPANISH_BROWSER);
	expect(snooze).toMatchObject({ status: 503, html: expect.stringContaining('Recuérdamelo en tres días') as string });
	const seen = await post(page.briefLink({}, cutOff), { form: 'seen', nonce: 'n' }, SPANISH_BROWSER);
	expect(seen).toMatchObject({ status: 503, html: expect.stringContaining('I have read it') as string });
});

it.each([
	['opens nothing', 404, () => [page.link('x'.repeat(22)), `${page.flow.productionUrl}?t=`, page.briefLink()]],
	[
		'cannot be looked up',
		503,
		() => [
			page.link('x'.repeat(22), { at: cutOff }),
			page.link('y'.repeat(21) + 'A', { at: cutOff }),
			page.briefLink({}, cutOff),
		],
	],
])(
	'a link that %s has the same bytes as every other one, by the language of the browser alone',
	async (_, status, links) => {
		const byLanguage = await Promise.all(
			[SPANISH_BROWSER, ENGLISH_BROWSER].map(async (languages) => {
				const answers = await Promise.all(links().map(async (link) => await open(link, 'GET', languages)));
				for (const { headers } of answers) expect(headers.get('vary')).toBe('Accept-Language');
				for (const answer of answers) expect(answer.status).toBe(status);
				const pages = new Set(answers.map(({ html }) => html));
				expect(pages.size).toBe(1);
				return [...pages][0]!;
			}),
		);
		expect(byLanguage[0]).toContain('<html lang="es">');
		expect(byLanguage[0]).toMatch(/Aquí no hay nada|Esta página no se puede mostrar ahora/);
		expect(byLanguage[1]).toContain('<html lang="en">');
	},
);
