import type { IDataObject } from 'n8n-workflow';
import { useDesk } from './desk';
import type { FlowRun } from './harness';

const desk = useDesk();

const THANKS = { message: 'confirm', language: 'en' };

const LINES = 'Thank you, {{ firstName }}!\n\n{{ link }}\n\nYou can stop these messages on that page.';

async function all(flow: string, item: IDataObject, run: Partial<FlowRun> = {}): Promise<IDataObject[]> {
	const { error, outputs } = await desk().run(flow, [item], run);
	if (error) throw error;
	return outputs[0]!.map(({ json }) => json);
}

async function out(flow: string, item: IDataObject, run: Partial<FlowRun> = {}): Promise<IDataObject> {
	return (await all(flow, item, run))[0]!;
}

async function refusal(flow: string, item: IDataObject, run: Partial<FlowRun> = {}): Promise<string | undefined> {
	return (await desk().run(flow, [item], run)).error?.message;
}

it('Message: Get Many lists what is sent, by whom it is read and in which language', async () => {
	const messages = await all('message-get-many', {});
	expect(messages).toHaveLength(16);
	expect(messages).toContainEqual({
		...{ message: 'remind', language: 'es', name: 'Remind a Client', channels: 'email, sms, portal' },
		...{ saved: false, newer: false },
	});
	expect(messages).toContainEqual(expect.objectContaining({ message: 'brief', language: 'en', channels: 'email' }));
});

describe('Message: Save', () => {
	it('has a message say other words, in the channel that is chosen, until the own ones of the library are asked for', async () => {
		const saved = await out('message-save', { ...THANKS, channel: 'E-Mail', subject: 'One\nTwo', text: LINES });
		expect(saved).toMatchObject({ status: 'saved', ...THANKS, title: 'Confirm Completion in English' });
		const said = await all('message-preview', { ...THANKS, channel: 'email' });
		expect(said.slice(0, 2)).toMatchObject([
			{
				subject: 'One',
				text: expect.stringMatching(/^Thank you, Alex!\n\nhttps:/) as string,
				saved: true,
				newer: false,
			},
			{ subject: 'Two', library: expect.stringMatching(/^Your answer is here, thank you\n\nHi Alex,/) as string },
		]);
		const [sms] = await all('message-preview', { ...THANKS, channel: 'sms' });
		expect(sms).toMatchObject({ text: expect.stringMatching(/^Thank you, your answer has arrived\./) as string });
		expect(sms!.characters).toBeLessThanOrEqual(160);

		const got = await out('message-get', THANKS);
		expect(got).toMatchObject({ saved: true, inUse: true, problems: [] });
		expect(got.yaml).toContain('# Goes out after a client');
		expect(got.difference).toContain('-    - Two\n');
		expect(got.difference).toContain('+    - Thank you for your answer\n');
		expect(got.readingLevel).toMatch(/^reading grade /);

		expect(await out('message-save-file', { ...THANKS, yaml: got.yaml })).toMatchObject({ status: 'unchanged' });
		expect(await out('message-use-file', THANKS)).toMatchObject({ status: "the library's own is used" });
		expect(await out('message-get', THANKS)).toMatchObject({ saved: false });
		expect(await out('message-use-file', THANKS)).toMatchObject({ status: 'unchanged' });
	});

	it('sets what goes to staff, too', async () => {
		const asked = { message: 'overdue', language: 'en', channel: 'email', subject: 'Late: {{ client }}' };
		expect(await out('message-save', asked)).toMatchObject({ status: 'saved' });
		expect(await out('message-preview', { ...asked, channel: 'any' })).toMatchObject({
			...{ channel: 'email', subject: expect.stringMatching(/^Late: .*Alex S\./) as string },
		});
	});

	it('shows in a test run what would come of it, and saves nothing', async () => {
		const asked = { message: 'deliver', language: 'es', channel: 'sms', text: 'Aqui: {{ link }}' };
		expect(await refusal('message-save', asked, { mode: 'manual' })).toMatch(
			/^Nothing was saved: Text \(sms\.text\): /,
		);
		const subject = { ...asked, channel: 'email', text: '', subject: 'Para ti' };
		expect(await out('message-save', subject, { mode: 'manual' })).toMatchObject({
			...{ status: 'preview', checked: true },
			plan: ['Deliver Homework in Spanish would be saved, and count at once'],
		});
		expect(await out('message-get', { message: 'deliver', language: 'es' })).toMatchObject({ saved: false });
	});

	it.each<[string, IDataObject, string]>([
		[
			'words that reveal therapy',
			{ channel: 'email', subject: 'Your therapist says thanks' },
			'Subject (email.subject): "therapist" reveals too much where others may read along; find neutral words',
		],
		[
			'a text without the link',
			{ channel: 'email', text: 'Thank you. You can stop these messages.' },
			'Text (email.text): must hold {{ link }}, which opens the page',
		],
		[
			'a text that does not say how to stop',
			{ channel: 'portal', text: 'Thank you: {{ link }}' },
			'Text (portal.text): must say in a line how to stop these messages, as in "To stop these messages: same link."',
		],
		[
			'a place that nobody fills in',
			{ channel: 'portal', text: `${LINES} {{ lastName }}` },
			'Text (portal.text): the variable lastName is not known here; allowed are due, today, late, link, exercise, items, practice, firstName, outcome',
		],
		[
			'a long SMS',
			{ channel: 'sms', text: `{{ link }} ${'Thank you. '.repeat(14)} Stop: same link.` },
			'Text (sms.text): has up to 172 characters besides the link, and 160 fit into one SMS',
		],
		[
			'what an SMS has not',
			{ channel: 'sms', subject: 'Thanks' },
			'Subject (sms.subject): is not known here; allowed are text',
		],
		[
			'an expression of n8n that was not evaluated',
			{ channel: 'email', text: '{{ $json.text }}' },
			'Text is an expression that was not evaluated ({{ … }}); correct what it is read from',
		],
		[
			'a channel that the message does not take',
			{ message: 'brief', channel: 'sms', text: 'A' },
			'Channel must be E-Mail: this message goes to clinicians or staff',
		],
		[
			'a language in which staff are not written to',
			{ message: 'brief', language: 'es', channel: 'email', text: 'A' },
			'Language: clinicians and staff are written to in English; choose English',
		],
	])('is refused for %s', async (_, asked, reason) => {
		expect(await refusal('message-save', { ...THANKS, ...asked })).toBe(`Nothing was saved: ${reason}`);
		expect(await out('message-get', THANKS)).toMatchObject({ saved: false });
	});

	describe('in a field that n8n has made an expression of', () => {
		const LOST = (field: string, place: string) =>
			`${field} is set to Expression, in which n8n itself fills in {{ ${place} }}, with nothing: click Fixed above the field. An expression can bring all of the words, as in {{ $json.text }}`;

		it.each([
			['Opening', { opening: '=Hello {{ firstName }},' }, 'firstName'],
			['Text', { text: `=${LINES}` }, 'firstName'],
			['Subject', { subject: '={{practice}}: thank you' }, 'practice'],
			['Text', { text: '={% for item in items %}{{ item.link }}{% endfor %} Stop' }, 'item.link'],
			['Opening', { opening: '=Hello {{ firstName | default: "you" }}' }, 'firstName'],
			['Text', { text: '={{ $json.text }} {{- link -}}' }, 'link'],
			['Text', { text: '=This one: {{ items[0].link }}' }, 'items[0].link'],
		])('is refused where %s would lose a place: %o', async (field, words, place) => {
			const parameters = { saveChannel: 'email', words };
			for (const mode of ['manual', 'trigger'] as const) {
				expect(await refusal('message-save', { ...THANKS, text: LINES }, { parameters, mode })).toBe(
					`Nothing was saved: ${LOST(field, place)}`,
				);
			}
			expect(await out('message-get', THANKS)).toMatchObject({ saved: false });
		});

		it('is refused where a whole file would lose one', async () => {
			const parameters = { messageFile: '=subject: Hello {{ clinician }}\ntext: Your code' };
			const item = { message: 'code', language: 'en' };
			expect(await refusal('message-save-file', item, { parameters })).toBe(
				`Nothing was saved: ${LOST('File', 'clinician')}`,
			);
		});

		it('takes words that come from elsewhere, with places of the message in them', async () => {
			const parameters = { saveChannel: 'email', words: { text: '={{ $json.text }}\n{{ true ? "Thanks" : null }}' } };
			expect(await out('message-save', { ...THANKS, text: LINES }, { parameters, mode: 'manual' })).toMatchObject({
				plan: ['Confirm Completion in English would be saved, and count at once'],
			});
		});
	});

	it('names the line of a whole file', async () => {
		const yaml = 'subject: Hello\ntext: |\n  One\n  {{ lastName }}';
		expect(await refusal('message-save-file', { message: 'code', language: 'en', yaml })).toBe(
			'Nothing was saved: line 4: field text: the variable lastName is not known here; allowed are clinician, code, minutes, practice',
		);
	});
});

it('shows as text what looks like script', async () => {
	const text = `<script>alert(1)</script> {{ code }}`;
	await out('message-save', { message: 'code', language: 'en', channel: 'email', text });
	const said = await out('message-preview', { message: 'code', language: 'en', channel: 'any' });
	expect(said.text).toMatch(/^<script>alert\(1\)<\/script> \S/);
	expect(said).not.toHaveProperty('html');
});
