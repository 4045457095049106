import type { IDataObject } from 'n8n-workflow';
import { assignmentWorkflowId, MEMO } from '../../temporal/contract/names';
import { nobodys, useDesk, WISH, type Desk } from './desk';

const desk = useDesk();

/** Assigns to these clients in one execution; answers the batch's id. */
async function assign(name: string, clients: string[]): Promise<string> {
	const { outputs, error } = await desk().run('assign', rows(name, clients));
	expect(error).toBeUndefined();
	const batchIds = new Set(outputs[0]!.map(({ json }) => json.batchId));
	expect(batchIds.size).toBe(1);
	const [batchId] = batchIds;
	expect(batchId).toMatch(/^[\w-]{22}$/);
	return batchId as string;
}

function rows(name: string, clients: string[]): IDataObject[] {
	return clients.map((client, row) => ({
		...WISH,
		key: keyOf(name, row),
		client,
		email: `${name}-${row}@example.org`,
	}));
}

const keyOf = (name: string, row: number) => `${name}/${row}`;
const idOf = (name: string, row: number) => desk().practice.idOf(keyOf(name, row));

async function withdraw(batchId: string, options: Parameters<Desk['run']>[2] = {}): Promise<IDataObject> {
	const { outputs, error } = await desk().run('withdraw', [{ batchId, reason: 'The wrong sheet' }], {
		...options,
		parameters: { whatToWithdraw: 'batch', batchId: '={{ $json.batchId }}', ...options.parameters },
	});
	if (error) throw error;
	return outputs[0]![0]!.json;
}

it('withdraws all that one execution assigned, after a preview that counts and names', async () => {
	const { practice } = desk();
	const batchId = await assign('sheet', ['Ada Example', 'Ada Exeter', 'Bo Berg']);
	expect(await assign('another', ['Cy Late'])).not.toBe(batchId);
	for (const row of [0, 1, 2]) await practice.taken(idOf('sheet', row));
	await practice.taken(idOf('another', 0));
	await desk().run('record', [{ assignmentId: idOf('sheet', 2), outcome: 'done' }]);
	await practice.recorded(idOf('sheet', 2), 'answered');

	const preview = await withdraw(batchId, { mode: 'manual' });
	expect(preview).toMatchObject({ status: 'preview', assignments: 3, open: 2 });
	expect((preview.clients as string[]).toSorted()).toEqual(['Ada Exa.', 'Ada Exe.']);
	expect(preview.summary).toMatch(
		/^Preview, nothing was withdrawn\. Of 3 assignments 2 would be withdrawn: homework of Ada Ex\w\., Ada Ex\w\.; 1 stay/,
	);
	expect(await practice.status(idOf('sheet', 0))).toMatchObject({ outcome: 'open' });

	expect(await withdraw(batchId)).toMatchObject({
		summary: 'Of 2 open assignments 2 are withdrawn',
		status: 'withdrawn',
		batchId,
	});
	for (const row of [0, 1]) await practice.recorded(idOf('sheet', row), 'withdrawn');
	expect((await practice.ledger.stories.of(idOf('sheet', 2)))!.outcome).toBe('done');
	expect((await practice.ledger.stories.of(idOf('another', 0)))!.outcome).toBe('open');
	expect(await withdraw(batchId)).toMatchObject({ status: 'withdrawn' });
}, 60_000);

it('says by its status, too, that it changed nothing, or a part', async () => {
	const { practice } = desk();
	const end = async (name: string, row: number) => {
		await practice.taken(idOf(name, row));
		await practice.client.workflow.getHandle(assignmentWorkflowId(idOf(name, row))).terminate();
	};
	const none = await assign('none-left', ['Ada Example', 'Bo Berg']);
	for (const row of [0, 1]) await end('none-left', row);
	expect(await withdraw(none)).toMatchObject({
		summary: 'Of 2 open assignments none is withdrawn; answered or closed meanwhile: 2',
		status: 'nothing open',
	});
	const part = await assign('part-left', ['Ada Example', 'Bo Berg']);
	await end('part-left', 0);
	await practice.taken(idOf('part-left', 1));
	expect(await withdraw(part)).toMatchObject({
		summary: 'Of 2 open assignments 1 is withdrawn; answered or closed meanwhile: 1',
		status: 'withdrawn in part',
	});
}, 60_000);

it('refuses what no worker has taken up before its batch was withdrawn', async () => {
	const { practice } = desk();
	await practice.stopWorker();
	const batchId = await assign('unseen', ['Ada Example', 'Bo Berg']);
	expect(await withdraw(batchId, { mode: 'manual' })).toMatchObject({
		status: 'preview',
		summary: expect.stringMatching(/^Preview, nothing was withdrawn\. What this execution assigned would be/) as string,
		checked: false,
	});
	expect(await withdraw(batchId)).toMatchObject({ status: 'accepted' });
	await practice.startWorker();
	const results = await Promise.all([0, 1].map((row) => practice.result(idOf('unseen', row))));
	for (const { outcome } of results) expect(['refused', 'withdrawn']).toContain(outcome);
}, 60_000);

it('is told of what stands by another name than its own, so that nobody withdraws it with the second run', async () => {
	const { practice } = desk();
	const batchId = await assign('again', ['Ada Example']);
	const { outputs } = await desk().run('assign', rows('again', ['Ada Example', 'Bo Berg']));
	const [repeat, another] = outputs[0]!.map(({ json }) => json);
	expect(repeat).toMatchObject({ status: 'already assigned', assignedInBatch: batchId });
	expect(repeat).not.toHaveProperty('batchId');
	expect(another!.batchId).not.toBe(batchId);
	const { memo } = await practice.client.workflow.getHandle(assignmentWorkflowId(idOf('again', 0))).describe();
	expect(memo![MEMO.batch]).toBe(batchId);
}, 60_000);

it('says that nothing is on record of a batch that nobody knows, and what is no ID', async () => {
	expect(await withdraw(nobodys, { mode: 'manual' })).toMatchObject({
		assignments: 0,
		summary: expect.stringContaining('Nothing open is on record of this batch. Check the Batch ID') as string,
	});
	expect(await withdraw(nobodys)).toMatchObject({ status: 'nothing open' });
	await expect(withdraw('12')).rejects.toMatchObject({
		message: expect.stringContaining('Nothing was withdrawn: Batch ID must be the 22 letters') as string,
	});
}, 60_000);
