import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { Desk, nobodys } from './desk';

const libraryFolder = mkdtempSync(join(tmpdir(), 'library-'));
cpSync(join(__dirname, '../../library'), libraryFolder, { recursive: true });
const practiceFile = join(libraryFolder, 'practice.yaml');

let desk: Desk;
beforeAll(async () => (desk = await Desk.open(libraryFolder)), 120_000);
afterAll(async () => {
	await desk?.close();
	rmSync(libraryFolder, { recursive: true });
}, 60_000);

const SAM = 'sam@example.org';

/** Has another worker go on, that reminds once, so many hours before due. */
async function remindBeforeDue(hours: number): Promise<void> {
	await desk.practice.stopWorker();
	const rule = `  reminders: [{ before: due, hours: ${hours} }]`;
	writeFileSync(practiceFile, readFileSync(practiceFile, 'utf8').replace(/^  reminders: .*$/m, rule));
	await desk.practice.startWorker();
}

async function apply(scope: string, item: IDataObject = {}, mode: 'trigger' | 'manual' = 'trigger', forReal = false) {
	return await desk.run('apply-policy', [item], { mode, parameters: { scope, applyPolicyAssignmentForReal: forReal } });
}

async function said(...asked: Parameters<typeof apply>): Promise<IDataObject> {
	const { outputs, error } = await apply(...asked);
	if (error) throw error;
	return outputs[0]![0]!.json;
}

/** The hours at which reminders are planned: within one, assignments are spread over some minutes. */
async function planned(assignmentId: string): Promise<string[]> {
	const { reminders } = (await desk.practice.ledger.reminders.of(assignmentId))!;
	return reminders.map(({ plannedAt }) => plannedAt.slice(0, 13));
}

it('previews with counts and examples, and plans anew for one, a clinician, an exercise and all', async () => {
	await remindBeforeDue(24);
	const ofSam = { clinician: 'Sam Rivers', clinicianEmail: SAM, session: '2031-03-04 10:00', due: '2031-03-03 18:00' };
	const one = await desk.assigned('one');
	const sams = await desk.assigned('two', ofSam, 'assign-for-session');
	const breathing = await desk.assigned('three', { exercise: 'breathing-space', client: 'Bo Berg' });
	await remindBeforeDue(6);

	const preview = await said('practice', {}, 'manual');
	expect(preview).toMatchObject({ scope: 'practice', status: 'preview', assignments: 3, looked: 3, moved: 3 });
	expect(preview['plan']).toEqual([
		expect.stringMatching(/^Open assignments: 3, of (Ada E\., Bo B\.|Bo B\., Ada E\.)$/),
		'Reminders would move for 3; of the others they stay as they are',
		...Array<unknown>(3).fill(
			expect.stringMatching(/^(Ada E|Bo B)\.: Sun 2 Mar 2031, 18:0\d → Mon 3 Mar 2031, 12:0\d \(Europe\/London\)$/),
		),
	]);
	expect(JSON.stringify(preview)).not.toMatch(/Example|Berg|example\.org/);
	expect(Object.keys(preview).slice(0, 4)).toEqual(['status', 'clients', 'plan', 'assignments']);
	expect(await said('assignment', { assignmentId: sams }, 'manual')).toMatchObject({ clients: ['Ada E.'] });
	expect(await planned(one)).toEqual(['2031-03-02T18']);

	const counts = { assignments: 1, done: 1, unchanged: 0, gone: 0, waiting: 0 };
	expect(await said('assignment', { assignmentId: one }, 'manual', true)).toMatchObject({
		...counts,
		assignmentId: one,
		jobId: expect.any(String) as string,
		status: 'applied',
	});
	expect(await planned(one)).toEqual(['2031-03-03T12']);
	expect(await said('clinician', { clinicianEmail: 'Sam@example.org' })).toMatchObject({
		...counts,
		status: 'applied',
	});
	expect(await planned(sams)).toEqual(['2031-03-03T12']);
	expect(await said('exercise', { exercise: 'breathing-space' })).toMatchObject(counts);
	expect(await planned(breathing)).toEqual(['2031-03-03T12']);
	expect(await said('practice')).toMatchObject({
		...{ assignments: 3, done: 0, unchanged: 3 },
		...{ status: 'nothing changed', note: '3 followed the policy of today already' },
	});
	const { client } = desk.practice;
	await client.workflow.getHandle(assignmentWorkflowId(one)).terminate();
	await remindBeforeDue(12);
	expect(await said('practice')).toMatchObject({
		status: 'applied in part',
		note: 'Reminders of 2 were planned anew, by the policy of today; answered or closed meanwhile: 1',
	});
	expect(await said('assignment', { assignmentId: one })).toMatchObject({
		...{ assignments: 1, status: 'nothing open', note: 'answered or closed meanwhile: 1' },
	});
}, 60_000);

it.each([
	['assignment', { assignmentId: nobodys }],
	['clinician', { clinicianEmail: 'nobody@example.org' }],
	['exercise', { exercise: 'activity-planning' }],
])(
	'says that nothing is open for %s %j',
	async (scope, item) => {
		const note = 'No open assignment is on record for this. Check the ID, address or exercise.';
		expect(await said(scope, item, 'manual')).toMatchObject({ status: 'preview', assignments: 0, plan: [note] });
		expect(await said(scope, item)).toMatchObject({ status: 'nothing open', assignments: 0, note });
	},
	30_000,
);

it.each([
	['assignment', { assignmentId: '' }, 'Assignment ID is missing'],
	['clinician', {}, 'Clinician E-Mail is missing'],
	['clinician', { clinicianEmail: 'sam' }, 'Clinician E-Mail is not an e-mail address'],
	['exercise', {}, 'Exercise is missing'],
	['exercise', { exercise: 'Breathing Spaec' }, 'Exercise is not in the library, which has Activity and mood log'],
])(
	'refuses %s %j',
	async (scope, item, reason) => {
		const { error } = await apply(scope, item);
		expect(error?.message).toContain(`No policy was applied: ${reason}`);
		expect(error?.context.itemIndex).toBe(0);
	},
	30_000,
);

it('is accepted without a worker, and goes on once one is there', async () => {
	const id = await desk.assigned('no-worker');
	await desk.practice.stopWorker();
	expect(await said('assignment', { assignmentId: id }, 'manual')).toMatchObject({
		status: 'preview',
		plan: [
			'Reminders of what is open would be planned anew, by the policy of today',
			expect.stringContaining('could not be looked up, since the homework service does not answer') as string,
		],
		checked: false,
	});
	expect(await said('assignment', { assignmentId: id })).toMatchObject({
		status: 'accepted',
		jobId: expect.any(String) as string,
		note: expect.stringMatching(/^It is kept, and takes effect by itself/) as string,
	});
	await remindBeforeDue(8);
	await desk.practice.recorded(id, 'policy-applied');
	expect(await planned(id)).toEqual(['2031-03-03T10']);
}, 60_000);
