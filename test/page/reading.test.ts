import type { CodeCommand } from '../../temporal/contract/command';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { signInToken } from '../../temporal/contract/sign-in-token';
import { fieldsIn, open, post } from './browsing';
import { ESCAPED, WRITTEN } from './canary';
import { codeAfter, otherThan, takeCodes, takeNoCodes } from './code-mailbox';
import { inClear } from './in-clear';
import { usePage, servePage } from './served-page';
import { briefOn } from './signed-in';

jest.setTimeout(60_000);

const page = usePage();
let codes: CodeCommand[];

beforeEach(async () => {
	codes = await takeCodes(page());
});

let clinicians = 0;

/** A clinician who was briefed on one client, who has answered. */
async function briefed(note = WRITTEN) {
	const { practice } = page();
	const number = (clinicians += 1);
	const clinician = { name: `Gwen Example ${number}`, email: `gwen.${number}@practice.example` };
	const id = await page().assign(`read ${number}`, { clinician });
	await practice.client.workflow.getHandle(assignmentWorkflowId(id)).executeUpdate('submit', {
		args: [
			{
				submissionId: `answer ${number}`,
				...{ outcome: 'could-not', hindrance: 'no-time', reportedBy: 'client', note },
				submittedAt: new Date().toISOString(),
			},
		],
	});
	await practice.recorded(id, 'answered');
	return { id, clinician, ...(await briefOn(page(), id, clinician)) };
}

/** Asks for a code by the form on the page, and answers the page with its form, and the code that came. */
async function askCode(url: string) {
	const before = codes.length;
	const asked = await post(url, fieldsIn((await open(url)).html, 'ask-code'));
	expect(asked.status).toBe(200);
	return { html: asked.html, code: await codeAfter(codes, before) };
}

/** Signs in, and answers the page that is shown. */
async function signIn(url: string) {
	const { html, code } = await askCode(url);
	return await post(url, { ...fieldsIn(html, 'enter-code'), code });
}

it('shows what a client wrote to who enters the code that came by mail, as text and nothing else', async () => {
	const { url, id, clinician } = await briefed();
	const { html, code } = await askCode(url);
	expect(html).not.toMatch(/therap|homework|exercise|assign|session|client|clinic|\bAda\b|Canary/i);
	expect(codes.at(-1)!.to).toEqual(clinician);

	const wrong = await post(url, { ...fieldsIn(html, 'enter-code'), code: otherThan(code) });
	expect(wrong.status).toBe(422);
	expect(wrong.html).toContain('You have 4 tries left');
	expect(wrong.html).not.toContain('Canary');

	const read = await post(url, { ...fieldsIn(wrong.html, 'enter-code'), code: `${code.slice(0, 3)} ${code.slice(3)}` });
	expect(read.status).toBe(200);
	expect(read.html).toContain('<bdi>Ada E.</bdi>');
	expect(read.html).toContain('could not be done. What got in the way: There was no time');
	expect(read.html).toContain(ESCAPED);
	expect(read.html).not.toMatch(/<script|<b>/);
	// Reading it is having seen the brief.
	while ((await page().onRecord(id, 'reviewed')).length === 0);
	expect(await page().onRecord(id, 'reviewed')).toHaveLength(1);
	expect(page().flow.executions).toEqual([]);
});

it('is kept by no browser, neither what is read nor the form for the code nor that something failed', async () => {
	const { url, id, link } = await briefed();
	const ask = fieldsIn((await open(url)).html, 'ask-code');
	const asked = await askCode(url);
	const enter = { ...fieldsIn(asked.html, 'enter-code'), code: asked.code };
	const cutOff = await servePage({ ...page().practice.credentials, address: '127.0.0.1:1' });
	const away = page().briefLink(link, cutOff);
	const answers = {
		sent: await post(url, ask),
		wrong: await post(url, { ...enter, code: '12' }),
		forged: await post(url, { ...enter, nonce: 'forged' }),
		unreachable: await post(away, enter),
	};
	const code = /\b\d{6}\b/.exec(codes.at(-1)!.message.text)![0];
	const read = await post(url, { ...fieldsIn(answers.sent.html, 'enter-code'), code });
	expect(read.html).toContain(ESCAPED);
	const signedOut = await post(url, { ...fieldsIn(read.html), signIn: '' });
	await page().withoutWorker(id);
	const unreadable = await post(url, fieldsIn(read.html));
	const shown = Object.entries({ ...answers, read, signedOut, unreadable });
	expect(shown.map(([which, { status, headers }]) => [which, status, headers.get('cache-control')])).toEqual([
		['sent', 200, 'no-store'],
		['wrong', 422, 'no-store'],
		['forged', 400, 'no-store'],
		['unreachable', 503, 'no-store'],
		['read', 200, 'no-store'],
		['signedOut', 409, 'no-store'],
		['unreadable', 503, 'no-store'],
	]);
	await cutOff.close();
	await page().practice.startWorker();
});

it('opens nothing by a code that was used, or that belongs to another brief', async () => {
	const [one, other] = [await briefed(), await briefed('Of another client.')];
	const { html, code } = await askCode(one.url);
	const form = fieldsIn(html, 'enter-code');
	expect((await post(one.url, { ...form, code })).html).toContain(ESCAPED);
	// A reload sends the same form again, and shows the same.
	expect((await post(one.url, { ...form, code })).html).toContain(ESCAPED);

	const usedAgain = await post(one.url, { ...fieldsIn((await askCode(one.url)).html, 'enter-code'), code });
	expect(usedAgain.status).toBe(422);
	const otherForm = fieldsIn((await askCode(other.url)).html, 'enter-code');
	const elsewhere = await post(other.url, { ...otherForm, code });
	expect(elsewhere.status).toBe(422);
	for (const { html: shown } of [usedAgain, elsewhere]) expect(shown).not.toMatch(/Canary|another client/);
	expect((await post(other.url, { ...otherForm, nonce: form.nonce!, code })).status).toBe(400);
});

it('carries a sign-in on by the form alone, for the brief that it is of, and for half an hour', async () => {
	const [one, other] = [await briefed(), await briefed('Of another client.')];
	const { html } = await signIn(one.url);
	const carried = fieldsIn(html);
	expect(carried.form).toBe('read');
	expect(one.url).not.toContain(carried.signIn);
	const more = await post(one.url, carried);
	expect(more.status).toBe(200);
	expect(more.html).toContain(ESCAPED);

	const { ring } = page().practice;
	const stale = { ...one.link, since: Date.now() - 31 * 60_000 };
	for (const [url, signed] of [
		[other.url, carried.signIn!],
		[one.url, ''],
		[one.url, `${carried.signIn!.slice(0, -1)}${carried.signIn!.endsWith('A') ? 'B' : 'A'}`],
		[one.url, signInToken(ring, stale, stale.since)],
		[one.url, signInToken(ring, { ...other.link, since: Date.now() }, Date.now())],
	] as const) {
		const answer = await post(url, { ...carried, signIn: signed });
		expect(answer.status).toBe(409);
		expect(answer.html).not.toMatch(/Canary|another client/);
	}
	expect((await open(one.url)).html).not.toContain('Canary');
});

it('sends one code where a form is sent twice, and says until when there are no more after several', async () => {
	const { url } = await briefed();
	const form = fieldsIn((await open(url)).html, 'ask-code');
	const answers = await Promise.all([post(url, form), post(url, form)]);
	expect(answers.map(({ status }) => status)).toEqual([200, 200]);
	for (let times = 0; times < 3; times += 1) await askCode(url);
	const full = await post(url, fieldsIn((await open(url)).html, 'ask-code'));
	expect(full.status).toBe(409);
	expect(full.html).toMatch(/Another one can be sent from \w+ \d+ \w+ at [\d:]+ \(.+\) on\./);
	expect(codes).toHaveLength(4);
});

it('locks a code that is guessed at, and says what to do', async () => {
	const { url } = await briefed();
	const { html, code } = await askCode(url);
	let answer = { status: 0, html };
	for (let guess = 1; guess <= 5; guess += 1)
		answer = await post(url, {
			...fieldsIn(answer.html, 'enter-code'),
			code: String((Number(code) + guess) % 1e6).padStart(6, '0'),
		});
	expect(answer.status).toBe(409);
	expect(answer.html).toContain('The practice is told');
	const right = await post(url, { ...fieldsIn(html, 'enter-code'), code });
	expect(right.status).toBe(409);
	expect(right.html).not.toContain('Canary');
});

it('counts nothing that is no code, and says so where no flow sends codes', async () => {
	const { url } = await briefed();
	const { html, code } = await askCode(url);
	const none = await post(url, { ...fieldsIn(html, 'enter-code'), code: '12' });
	expect(none.status).toBe(422);
	expect(none.html).toContain('A code has six digits');
	expect((await post(url, { ...fieldsIn(none.html, 'enter-code'), code })).status).toBe(200);

	await takeNoCodes(page());
	const without = await post(url, fieldsIn((await open(url)).html, 'ask-code'));
	expect(without.status).toBe(503);
	expect(without.html).toContain('your practice has no flow for it');
});

it('says without a worker that it cannot be read now, and reads on by the same forms once one is back', async () => {
	const { url, id } = await briefed();
	const signed = fieldsIn((await signIn(url)).html);
	const { html, code } = await askCode(url);
	await page().withoutWorker(id);
	const entry = { ...fieldsIn(html, 'enter-code'), code };
	const waiting = await post(url, entry);
	expect(waiting.status).toBe(503);
	expect(waiting.html).toContain('This cannot be read just now');
	const reading = await post(url, signed);
	expect(reading.status).toBe(503);
	expect(reading.html).toContain('You are signed in, and nothing is lost');

	await page().practice.startWorker();
	expect((await post(url, fieldsIn(reading.html))).html).toContain(ESCAPED);
	expect((await post(url, { ...fieldsIn(waiting.html, 'enter-code'), code })).html).toContain(ESCAPED);
});

it('leaves nothing in clear of what is read, or of the code, in Temporal', async () => {
	const { url } = await briefed();
	const { html, code } = await askCode(url);
	await post(url, { ...fieldsIn(html, 'enter-code'), code });
	const { texts, workflowIds } = await inClear(page().practice.client);
	for (const text of texts) {
		expect(text).not.toContain('Canary');
		expect(text).not.toContain(code);
	}
	expect(workflowIds.filter((id) => id.startsWith('request/code')).length).toBeGreaterThan(1);
});
