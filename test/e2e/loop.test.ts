import { Client, Connection, type WorkflowExecutionInfo } from '@temporalio/client';
import type { Browser, Frame } from 'playwright-core';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asFormText, submitAssignForm } from '../../scripts/stack/assign-form.ts';
import { caughtMails, waitForMail } from '../../scripts/stack/inbox.ts';
import { n8nUrl } from '../../scripts/stack/n8n/server.ts';
import type { Stack } from '../../scripts/stack/stack.ts';
import { clientId } from '../../temporal/contract/identity';
import { KeyRing, parseKeys } from '../../temporal/contract/keys';
import { SEARCH_ATTRIBUTE } from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import type { Answer } from '../../temporal/contract/question';
import { launchBrowser } from './browser';
import { daytimeZone } from './daytime';
import { openEditor, showFlow, WARNING_MARKS } from './editor';
import { starterFlowFiles } from './flows';
import { fillIn } from './staff-form';
import { startTestStack } from './test-stack';
import { savedExecutions, tracesOf } from './traces';
import { until } from './until';

const MINUTE = 60_000;
const CLIENT = { name: 'Quirina Abendstern', email: 'quirina@abendstern.example' };
const EXERCISE = { id: 'thought-record', title: 'Thought record' };
const NOTE = 'Zinnoberrot was the colour of the evening.';
const WRITTEN = 'Smaragdgruen was only half of it.';
const REMINDED = { name: 'Leopold Wintergarten', email: 'leopold@wintergarten.example' };
const CLINICIAN = { name: 'Ottilie Kirschbaum', email: 'ottilie@practice.example' };

jest.setTimeout(6 * MINUTE);

describe('The loop on the real parts', () => {
	let stack: Stack;
	let browser: Browser;
	let connection: Connection;
	let client: Client;
	let ring: KeyRing;
	let assignment: WorkflowExecutionInfo;
	let link: string;
	/** The mail by which the homework for a session was delivered. */
	let delivery: string;
	/** Where the clinician says that the newest brief was read. */
	let seenLink: string;

	beforeAll(async () => {
		stack = await startTestStack();
		browser = await launchBrowser();
		const { ports } = stack.settings;
		connection = await Connection.connect({ address: `127.0.0.1:${ports.temporal}` });
		ring = new KeyRing(parseKeys(readFileSync(stack.state.keysFile, 'utf8')));
		client = new Client({ connection, dataConverter: encryptingDataConverter(ring) });
	});

	afterAll(async () => {
		await connection?.close();
		await browser?.close();
		await stack?.stop();
		if (stack) rmSync(stack.settings.stateFolder, { recursive: true });
	});

	/** The assignments of a client, once there is one: the list follows what happened with some delay. */
	async function assignmentsOf(whom: typeof CLIENT): Promise<[WorkflowExecutionInfo, ...WorkflowExecutionInfo[]]> {
		const query = `${SEARCH_ATTRIBUTE.client} = "${clientId(ring, whom)}"`;
		return await until(async () => {
			const found: WorkflowExecutionInfo[] = [];
			for await (const each of client.workflow.list({ query })) found.push(each);
			const [first, ...others] = found;
			return first && [first, ...others];
		});
	}

	it('takes an assignment from the form while no worker runs', async () => {
		await stack.kill('worker');
		await submitAssignForm(stack.settings, {
			clientName: CLIENT.name,
			clientEmail: CLIENT.email,
			exercise: EXERCISE.id,
			due: asFormText(new Date(Date.now() + 20 * MINUTE)),
			agreed: true,
			anyHour: true,
		});
		const [only, ...others] = await assignmentsOf(CLIENT);
		expect(others).toEqual([]);
		assignment = only;
		expect(assignment.status.name).toBe('RUNNING');
	});

	it('delivers it once n8n and the worker are back, by a neutral message with a link', async () => {
		await stack.kill('n8n');
		await stack.startPart('worker');
		const handle = client.workflow.getHandle(assignment.workflowId);
		await until(async () => {
			const [pending] = (await handle.describe()).raw.pendingActivities ?? [];
			return (pending?.attempt ?? 0) > 1;
		});
		await stack.startPart('n8n');

		const mail = await waitForMail(stack.settings, { to: CLIENT.email, withinMs: 2 * MINUTE });
		const text = `${mail.subject}\n${mail.text}`;
		link = /https?:\/\/\S+/.exec(mail.text)![0];
		expect(text).toContain('Quirina');
		expect(text).not.toMatch(/Abendstern|thought|therap|session|exercise|homework/i);
		expect(new URL(link).origin).toBe(n8nUrl(stack.settings));
		await until(async () => (await handle.query<{ delivery: string }>('status')).delivery === 'delivered');
	});

	it('shows the exercise on a phone and takes the completion while no worker runs', async () => {
		await stack.kill('worker');
		const page = await browser.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
		await page.goto(link);
		expect(await page.title()).not.toMatch(/therap|homework|thought/i);
		expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(EXERCISE.title);
		expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

		await page.getByRole('radio', { name: 'I did it' }).check();
		await page.getByLabel('A short reflection').fill(NOTE);
		await page.getByRole('button', { name: 'Send' }).click();
		expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/thank you/i);
		await page.close();

		await stack.startPart('worker');
		const handle = client.workflow.getHandle(assignment.workflowId);
		await until(async () => (await handle.query<{ outcome: string }>('status')).outcome === 'done');
	});

	it('records every step in the ledger, and in the history once', async () => {
		const { workflowId } = assignment;
		const assignmentId = workflowId.slice('assignment/'.length);
		const story = await until(async () => {
			const told: Answer<'assignmentStory'> = await client.activity.execute('assignmentStory', {
				id: `ask/${crypto.randomUUID()}`,
				taskQueue: 'homework-ask',
				args: [{ assignmentId }],
				scheduleToCloseTimeout: '30 seconds',
			});
			return told?.events.some(({ kind }) => kind === 'confirmed') && told;
		});
		expect(story).toMatchObject({
			clientName: CLIENT.name,
			exercise: { exerciseId: EXERCISE.id },
			delivery: 'delivered',
		});
		expect(story.events.map(({ kind }) => kind)).toEqual(['assigned', 'delivered', 'answered', 'confirmed']);
		expect(story.events[2]).toMatchObject({ note: NOTE });

		const description = await client.workflow.getHandle(workflowId).describe();
		expect(description.memo).toMatchObject({ page: { outcome: 'done', exercise: { title: EXERCISE.title } } });
		const subjects = (await caughtMails(stack.settings)).map(({ subject }) => subject);
		expect(subjects).toEqual([expect.anything(), expect.stringMatching(/thank you/i)]);
	});

	it('takes an assignment for a session from the other form, which says what came of it', async () => {
		const zone = daytimeZone();
		const form = {
			clientName: REMINDED.name,
			clientEmail: REMINDED.email,
			exercise: EXERCISE.title,
			due: asFormText(new Date(Date.now() + 6 * MINUTE), zone),
			session: asFormText(new Date(Date.now() + 30 * MINUTE)),
			clinicianName: CLINICIAN.name,
			clinicianEmail: CLINICIAN.email,
			timeZone: zone,
			agreed: true,
			anyHour: true,
		};
		const said = async (filledIn: typeof form) => {
			const page = await fillIn(browser, stack, filledIn);
			const text = await page.locator('body').innerText();
			await page.close();
			return text;
		};
		expect(await said({ ...form, session: '<b>4 March</b>' })).toMatch(
			/^Nothing was assigned\s+Next Session "<b>4 March<\/b>" is not a date and time[^]*Fill in the form again/,
		);
		expect(await said(form)).toMatch(/^Assigned\s/);
		expect(await said(form)).toMatch(/^Already assigned\s/);
		const mail = await waitForMail(stack.settings, { to: REMINDED.email, withinMs: MINUTE });
		delivery = mail.id;
		expect(mail.text).toContain('Leopold');
	});

	it('opens nothing to somebody with a wrong link', async () => {
		const url = new URL(link);
		const token = url.searchParams.get('t')!;
		url.searchParams.set('t', `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`);
		const wrong = await fetch(url);
		expect(wrong.status).toBe(404);
		expect(await wrong.text()).not.toMatch(/Linden|Thought/);
	});

	it('shows the decoded story in the Temporal UI', async () => {
		const { workflowId, runId } = assignment;
		const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
		const base = `http://127.0.0.1:${stack.settings.ports.temporalUi}/namespaces/default/workflows`;
		await page.goto(`${base}/${encodeURIComponent(workflowId)}/${runId}/user-metadata`);
		// The UI shows the summary and the details as Markdown, each in a frame of its own.
		await until(async () => {
			const texts = await Promise.all(page.frames().map(textOf));
			return (
				texts.some((text) => text.includes(EXERCISE.title)) && texts.some((text) => text.includes('Outcome: done'))
			);
		});
		await page.goto(`${base}/${encodeURIComponent(workflowId)}/${runId}/timeline`);
		await page.getByText(CLIENT.name).first().waitFor({ timeout: MINUTE });
		await page.close();
	});

	it('shows the flows in the n8n editor without a warning mark', async () => {
		const page = await openEditor(browser, stack);
		for (const file of starterFlowFiles()) {
			const nodes = await showFlow(page, stack, file);
			expect(await page.locator('[data-test-id="canvas-node"]').count()).toBe(nodes);
			expect(await page.locator(WARNING_MARKS).count()).toBe(0);
		}
		await page.close();
	});

	it('reminds the client, who answers from the reminder and is thanked', async () => {
		const reminder = await waitForMail(stack.settings, {
			to: REMINDED.email,
			withinMs: 5 * MINUTE,
			fits: ({ id }) => id !== delivery,
		});
		expect(`${reminder.subject}\n${reminder.text}`).not.toMatch(
			/Wintergarten|thought|therap|session|exercise|homework/i,
		);
		const page = await browser.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
		await page.goto(/https?:\/\/\S+/.exec(reminder.text)![0]);
		await page.getByRole('radio', { name: 'I did part of it' }).check();
		await page.getByLabel('A short reflection').fill(WRITTEN);
		await page.getByRole('button', { name: 'Send' }).click();
		expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/thank you/i);
		await page.close();
		await waitForMail(stack.settings, {
			to: REMINDED.email,
			withinMs: MINUTE,
			fits: ({ subject }) => /thank you/i.test(subject),
		});
	});

	it('briefs the clinician before the session, and again with the answer', async () => {
		const first = await waitForMail(stack.settings, { to: CLINICIAN.email, withinMs: MINUTE });
		expect(first.text).toMatch(/Leopold W\.: Thought record: delivered/);
		const second = await waitForMail(stack.settings, {
			to: CLINICIAN.email,
			withinMs: 4 * MINUTE,
			fits: ({ text }) => /Leopold W\.: Thought record: delivered.*reminded.*partly done/.test(text),
		});
		expect(second.text).not.toMatch(/Wintergarten/);
		seenLink = /https?:\/\/\S+/.exec(second.text)![0];
	});

	it('records that the clinician has read it once the button is pressed, and not before', async () => {
		const [{ workflowId }] = await assignmentsOf(REMINDED);
		const read = async () => {
			const story: Answer<'assignmentStory'> = await client.activity.execute('assignmentStory', {
				id: `ask/${crypto.randomUUID()}`,
				taskQueue: 'homework-ask',
				args: [{ assignmentId: workflowId.slice('assignment/'.length) }],
				scheduleToCloseTimeout: '30 seconds',
			});
			return story!.events.map(({ kind }) => kind);
		};
		const page = await browser.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
		await page.goto(seenLink);
		expect(await read()).not.toContain('reviewed');
		await page.getByRole('button', { name: 'I have read it' }).click();
		await page.getByRole('heading', { name: /thank you/i }).waitFor();
		await page.close();
		const kinds = await until(async () => {
			const told = await read();
			return told.includes('reviewed') && told;
		});
		expect(kinds.slice(0, 3)).toEqual(['assigned', 'delivered', 'summarized']);
		expect(kinds).toEqual(expect.arrayContaining(['reminded', 'answered', 'confirmed']));
	});

	it('opens to the clinician, by a code from the mailbox of the brief, what the client wrote', async () => {
		const page = await browser.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
		await page.goto(seenLink);
		await page.getByRole('button', { name: /code/i }).click();
		const code = await waitForMail(stack.settings, {
			to: CLINICIAN.email,
			withinMs: MINUTE,
			fits: ({ text }) => /\b\d{6}\b/.test(text) && !/https?:/.test(text),
		});
		expect(`${code.subject}\n${code.text}`).not.toMatch(/Wintergarten|Leopold|thought|therap|Smaragdgruen/i);
		await page.getByLabel('Code').fill(/\b\d{6}\b/.exec(code.text)![0]);
		await page.getByRole('button', { name: 'Read what was written' }).click();
		await page.getByRole('heading', { name: 'What your clients wrote' }).waitFor();
		expect(await page.locator('body').innerText()).toContain(WRITTEN);
		expect(page.url().replace(/#.*/, '')).toBe(seenLink);
		await page.close();
	});

	it('goes on after everything was stopped and started again', async () => {
		for (const part of ['n8n', 'worker', 'temporal'] as const) await stack.stopPart(part);
		for (const part of ['temporal', 'worker', 'n8n'] as const) await stack.startPart(part);
		const status = await client.workflow.getHandle(assignment.workflowId).query('status');
		expect(status).toMatchObject({ delivery: 'delivered', outcome: 'done' });
		expect((await fetch(link)).status).toBe(200);
	});

	it('leaves no clear text behind, in any database or log', async () => {
		const { temporalDatabase, ledgerFile, n8nUserFolder, logFolder } = stack.state;
		const names = [CLIENT.name, 'Abendstern', REMINDED.name, 'Wintergarten', CLINICIAN.name, 'Kirschbaum'];
		const personal = [...names, CLIENT.email, REMINDED.email, CLINICIAN.email, EXERCISE.title];
		const written = ['Zinnoberrot', 'Smaragdgruen'];
		// n8n takes a minute to remove what it was told not to keep.
		const database = join(n8nUserFolder, '.n8n', 'database.sqlite');
		await until(async () => savedExecutions(database).length === 0);
		await stack.stop();
		expect(tracesOf([...personal, ...written], [temporalDatabase, ledgerFile, logFolder])).toEqual([]);
		// What clients write never goes through a flow.
		expect(tracesOf(written, [n8nUserFolder])).toEqual([]);
		expect(savedExecutions(database)).toEqual([]);
	});
});

/** What a frame shows; nothing, where the page takes it away meanwhile. */
async function textOf(frame: Frame): Promise<string> {
	const text = await frame
		.locator('body')
		.innerText()
		.catch((error: Error) => error);
	if (typeof text === 'string') return text;
	if (frame.isDetached()) return '';
	throw text;
}
