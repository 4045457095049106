import type { IDataObject } from 'n8n-workflow';
import { nobodys, useDesk, type Desk } from './desk';

const desk = useDesk();
const kim = { to: 'Kim Lake', toEmail: 'kim@example.org' };

/** Assigns homework to a client of a clinician. */
async function assigned(key: string, email: string, clinicianEmail: string): Promise<string> {
	const changes = { email, clinician: 'Sam Rivers', clinicianEmail, session: '2031-03-04 10:00' };
	return await desk().assigned(key, changes, 'assign-for-session');
}

async function handOver(scope: string, items: IDataObject[], options: Parameters<Desk['run']>[2] = {}) {
	return await desk().run(
		`hand-over-${scope}`,
		items.map((item) => ({ ...kim, ...item })),
		options,
	);
}

it('hands over one assignment, now', async () => {
	const id = await assigned('one', 'one@example.org', 'one-sam@example.org');
	const { outputs, error } = await handOver('assignment', [{ assignmentId: id }]);
	expect(error).toBeUndefined();
	expect(outputs[0]).toEqual([
		{
			json: {
				scope: 'assignment',
				assignmentId: id,
				from: expect.any(String) as string,
				status: 'handed over',
				assignments: 1,
				note: expect.stringMatching(/^One open assignment changes hands: .* \(Europe\/London\)\.$/) as string,
			},
			pairedItem: { item: 0 },
		},
	]);
}, 30_000);

it('hands over all of a client, and all of a clinician, and says how many change hands', async () => {
	const sam = 'two-sam@example.org';
	await assigned('two-a', 'two@example.org', sam);
	await assigned('two-b', 'two@example.org', sam);
	await assigned('three', 'three@example.org', sam);
	const { outputs: client } = await handOver('client', [{ name: 'ada example', email: 'Two@example.org' }]);
	expect(client[0]![0]!.json).toMatchObject({ scope: 'client', status: 'handed over', assignments: 2 });
	const { outputs: rest } = await handOver('clinician', [
		{ clinicianEmail: 'Two-Sam@example.org', from: '2031-03-01' },
	]);
	expect(rest[0]![0]!.json).toMatchObject({
		scope: 'clinician',
		from: '2031-03-01T00:00:00.000Z',
		status: 'handed over',
		assignments: 1,
	});
}, 30_000);

it('shows a preview on "Execute step" and hands over nothing', async () => {
	const id = await assigned('preview', 'preview@example.org', 'preview-sam@example.org');
	const { outputs } = await handOver('assignment', [{ assignmentId: id, from: '2031-03-01' }], { mode: 'manual' });
	expect(outputs[0]![0]!.json).toMatchObject({
		status: 'preview',
		client: 'Ada Example',
		checked: true,
		assignments: 1,
		plan: [
			'This assignment of Ada Example would be handed over to Kim Lake, from Sat 1 Mar 2031, 0:00 on (Europe/London)',
			'Briefs for sessions from then on would go to Kim Lake',
			'1 of the open assignments would change hands',
		],
	});
	const { outputs: real } = await handOver('assignment', [{ assignmentId: id }], {
		mode: 'manual',
		parameters: { handOverAssignmentForReal: true },
	});
	expect(real[0]![0]!.json).toMatchObject({ status: 'handed over', assignments: 1 });
}, 30_000);

it.each([
	['assignment', { assignmentId: '' }, 'Assignment ID is missing'],
	['assignment', { assignmentId: nobodys }, 'Assignment ID leads to nothing that is on record'],
	[
		'assignment',
		{ assignmentId: nobodys, to: '', toEmail: '' },
		'To Clinician Name is missing; To Clinician E-Mail is missing',
	],
	['assignment', { assignmentId: nobodys, to: '' }, 'To Clinician Name is missing'],
	['assignment', { assignmentId: nobodys, toEmail: 'kim' }, 'To Clinician E-Mail is not an e-mail address'],
	['assignment', { assignmentId: nobodys, from: '2020-01-01' }, 'From lies in the past (2020-01-01T00:00:00+00:00)'],
	['assignment', { assignmentId: nobodys, from: 'soon' }, 'From "soon" is not a date and time'],
	['client', {}, 'Client E-Mail is missing, and so is Client Reference; set one'],
	[
		'client',
		{ email: 'nobody@example.org' },
		'Client Name is missing; it goes together with Client E-Mail, or set Client Reference instead',
	],
	[
		'client',
		{ name: 'Bo Berg', email: 'one@example.org' },
		'Client E-Mail leads to nothing that is on record under this name',
	],
	['client', { reference: '117' }, 'Client Reference leads to nothing that is on record'],
	['clinician', {}, 'From Clinician E-Mail is missing'],
	['clinician', { clinicianEmail: 'nobody@example.org' }, 'From Clinician E-Mail leads to nothing that is on record'],
	['clinician', { clinicianEmail: 'KIM@example.org' }, 'To Clinician E-Mail is the same as From Clinician E-Mail'],
])(
	'refuses %s %j',
	async (scope, item, reason) => {
		const { error } = await handOver(scope, [item]);
		expect(error?.message).toContain('Nothing was handed over: ');
		expect(error?.message).toContain(reason);
		expect(error?.message).not.toContain('example.org');
		expect(error?.context.itemIndex).toBe(0);
	},
	30_000,
);

it('counts in a preview what would change hands, by name', async () => {
	const sam = 'counted-sam@example.org';
	await assigned('counted-a', 'counted@example.org', sam);
	await assigned('counted-b', 'counted@example.org', sam);
	const { outputs } = await handOver('clinician', [{ clinicianEmail: sam }], { mode: 'manual' });
	expect(outputs[0]![0]!.json).toMatchObject({ status: 'preview', clinician: 'Sam Rivers', assignments: 2 });
	const { outputs: client } = await handOver('client', [{ name: 'Ada Example', email: 'counted@example.org' }], {
		mode: 'manual',
	});
	expect(client[0]![0]!.json).toMatchObject({ client: 'Ada Example', assignments: 2 });
	const { outputs: real } = await handOver('clinician', [{ clinicianEmail: sam }]);
	expect(real[0]![0]!.json).toMatchObject({ status: 'handed over', assignments: 2 });
	const { outputs: again } = await handOver('clinician', [{ clinicianEmail: sam }], { mode: 'manual' });
	expect(again[0]![0]!.json).toMatchObject({ assignments: 0 });
}, 30_000);

it.each([
	['assignment', { assignmentId: nobodys }, 'Assignment ID'],
	['client', { reference: '117' }, 'Client Reference'],
	['clinician', { clinicianEmail: 'nobody@example.org' }, 'From Clinician E-Mail'],
])(
	'says in a preview that nobody is on record: %s %j',
	async (scope, item, field) => {
		const { outputs } = await handOver(scope, [item], { mode: 'manual' });
		expect(outputs[0]![0]!.json).toMatchObject({
			status: 'preview',
			plan: [`${field} leads to nothing that is on record, so nothing would be handed over`],
			checked: true,
		});
	},
	30_000,
);

it('is accepted without a worker', async () => {
	const id = await assigned('no-worker', 'no-worker@example.org', 'no-worker-sam@example.org');
	await desk().practice.stopWorker();
	const { outputs: preview } = await handOver('assignment', [{ assignmentId: id }], { mode: 'manual' });
	expect(preview[0]![0]!.json).toMatchObject({ status: 'preview', checked: false });
	const { outputs } = await handOver('assignment', [{ assignmentId: id }]);
	expect(outputs[0]![0]!.json).toMatchObject({ status: 'accepted' });
	await desk().practice.startWorker();
	await desk().practice.recorded(id, 'handed-over');
}, 30_000);
