import { globSync } from 'node:fs';
import { basename } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useDesk, WISH, WISH_FOR_SESSION, type Desk } from './desk';
import { readFlow } from './harness';
import { haveRead } from './have-read';
import { nodesFolder, schemaOf, strangeIn } from './schema';

const desk = useDesk();

/** What only a preview says: in the editor it is there once it was shown, and a published flow never gets it. */
const OF_PREVIEWS = [
	...['client', 'clients', 'clinician', 'plan', 'summary', 'note', 'checked', 'messages', 'open'],
	...['looked', 'moved', 'examples', 'soon', 'later', 'nothing'],
];

const KIM = { to: 'Kim Lake', toEmail: 'kim@example.org' };
const SAM = 'sam@example.org';
const BATCH = { whatToWithdraw: 'batch', batchId: '={{ $json.batchId }}' };

/** Each operation with what it is asked of an assignment for a session that is open, and with the parameters for that. */
const ASKED: Array<[flow: string, item: IDataObject, parameters?: INodeParameters]> = [
	['assign', { ...WISH, key: 'schema of a new one' }],
	['assign-for-session', { ...WISH_FOR_SESSION, key: 'schema of a new one for a session' }],
	['change-dates', { due: '2031-03-05 12:00', session: '2031-03-06 10:00' }, { newTimeZone: 'Europe/Paris' }],
	['hand-over-assignment', KIM],
	['hand-over-client', { ...KIM, name: WISH.client, email: WISH.email }],
	['hand-over-clinician', { ...KIM, clinicianEmail: SAM }],
	['show-reminders', {}],
	['hold-everything', { reason: 'The wrong day' }],
	['let-go', {}],
	['nudge', {}],
	['nudge', {}, { nudgeWhich: 'assignment' }],
	['send-again', { what: 'either', from: '2026-03-02 09:00', to: '2026-03-02 10:00' }],
	['send-again', {}, { sendAgainWhich: 'assignment' }],
	['explain', {}],
	['explain', { name: WISH.client, email: WISH.email, day: '2031-02-24' }, { explainWhat: 'client' }],
	['send-now', {}],
	['pause-reminders', {}],
	['resume-reminders', {}],
	['apply-policy', {}, { scope: 'assignment' }],
	['apply-policy', {}, { scope: 'practice' }],
	['stop-messages', { email: 'schema@example.org', scope: 'all' }],
	['allow-messages', { email: 'schema@example.org', reason: 'Called' }],
	['add-note', { note: 'By phone' }],
	['get-form', {}],
	['mark-reviewed', { effort: 3, note: 'Well put' }],
	['record', { outcome: 'could-not', hindrance: 'no-time' }],
	['library-get-many', { search: 'sleep diary' }],
	['library-get', { exercise: 'sleep-diary' }],
	['library-get', { exercise: 'Thought record' }],
	['library-preview', { exercise: 'sleep-diary' }],
	['library-print', { exercise: 'sleep-diary' }],
	['library-print', {}, { printWhat: 'assignment' }],
	['library-save-fields', { id: 'sleep-diary', title: 'A diary of sleep' }],
	['library-retire', { exercise: 'winding-down' }],
	['library-restore', { exercise: 'winding-down' }],
	['library-use-file', { exercise: 'sleep-diary' }],
	['library-export', { which: 'all' }],
	['library-export', { which: 'all', as: 'parts' }],
	['message-get-many', {}],
	['message-save', { message: 'confirm', language: 'en', channel: 'email', subject: 'Thank you' }],
	['message-get', { message: 'confirm', language: 'en' }],
	['message-preview', { message: 'confirm', language: 'en', channel: 'sms' }],
	['message-preview', { message: 'brief', language: 'en', channel: 'any' }],
	['message-use-file', { message: 'confirm', language: 'en' }],
	['check', {}],
	['check', {}, { checkOutput: 'items' }],
	['scorecard', { month: '2031-03', months: 2 }],
	['session', { of: 'clinician', clinician: SAM }],
	['status', {}],
	['who-read', { of: 'clinician', clinician: SAM }],
	['withdraw', {}],
	['withdraw', {}, BATCH],
];

it.each(ASKED.map(([flow, item, parameters = {}], number) => ({ flow, item, parameters, number })))(
	'what $flow $parameters puts out is in its schema',
	async ({ flow, item, parameters, number }) => {
		const key = `schema ${number}`;
		const assignmentId = await desk().assigned(key, WISH_FOR_SESSION, 'assign-for-session');
		const { assignedInBatch } = await out('assign-for-session', { ...WISH_FOR_SESSION, key });
		if (flow === 'mark-reviewed') await answered(assignmentId);
		if (flow === 'who-read') await haveRead(desk(), assignmentId, SAM);
		const asked = { assignmentId, batchId: assignedInBatch, row_number: 2, ...item };
		const node = readFlow(flow).nodes.at(-1)!;
		const schema = schemaOf(node.type.split('.')[1]!.replace(/^h/, 'H'), node.parameters.operation as string);

		const { status, ...preview } = await out(flow, asked, { mode: 'manual', parameters });
		const previewed = status === 'preview' ? OF_PREVIEWS : [];
		const others = Object.entries(preview).filter(([name]) => !previewed.includes(name));
		expect(strangeIn(Object.fromEntries(others), schema)).toEqual([]);

		expect(strangeIn(await out(flow, asked, { parameters }), schema)).toEqual([]);
		if (flow === 'withdraw') return;
		const again = await out(flow, asked, { parameters });
		expect(strangeIn(again, schema)).toEqual([]);
	},
	30_000,
);

it('of each operation that has a schema are held against it', () => {
	const files = globSync('*/__schema__/v1.0.0/*.json', { cwd: nodesFolder }).map((file) => basename(file, '.json'));
	const held = ASKED.map(([flow]) => readFlow(flow).nodes.at(-1)!.parameters.operation);
	expect([...new Set(held)].toSorted()).toEqual(files.toSorted());
});

/** Has a client's answer on record. */
async function answered(assignmentId: string): Promise<void> {
	await out('record', { assignmentId, outcome: 'done' });
	await desk().practice.recorded(assignmentId, 'answered');
}

/** The first item that a run puts out. */
async function out(flow: string, item: IDataObject, options: Parameters<Desk['run']>[2] = {}): Promise<IDataObject> {
	const { outputs, error } = await desk().run(flow, [item], options);
	if (error) throw error;
	return outputs[0]![0]!.json;
}
