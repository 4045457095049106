import type { IDataObject } from 'n8n-workflow';
import { useDesk, WISH } from './desk';

const desk = useDesk();

/** The rows of a sheet, each with a client of its own; one in ten has no name. */
function sheet(name: string): IDataObject[] {
	return Array.from({ length: 40 }, (_, row) => ({
		...WISH,
		key: `${name}/${row}`,
		client: row % 10 === 9 ? '' : `Client ${row}`,
		email: `${name}-${row}@example.org`,
	}));
}

/** Runs a sheet, and answers how many of its items say what. */
async function run(rows: IDataObject[], clientAgreed: boolean): Promise<Record<string, number>> {
	const { outputs, error } = await desk().run('assign', rows, {
		parameters: { clientAgreed },
		onError: 'continueRegularOutput',
	});
	expect(error).toBeUndefined();
	const said: Record<string, number> = {};
	for (const { json } of outputs[0]!) {
		const { error: refused, status, consent } = json as Record<string, string | undefined>;
		const what = (refused ?? status!) + (consent === undefined ? '' : `, consent ${consent}`);
		said[what] = (said[what] ?? 0) + 1;
	}
	return said;
}

const NO_NAME = 'Nothing was assigned: Client Name is missing';

it('a sheet that runs again before its first rows are on record asks for nothing more than the first time', async () => {
	await desk().practice.stopWorker();
	const rows = sheet('at-once');
	expect(await run(rows, true)).toEqual({ assigned: 36, [NO_NAME]: 4 });
	expect(await run(rows, true)).toEqual({ 'already assigned': 36, [NO_NAME]: 4 });
	await desk().practice.startWorker();
}, 60_000);

it('assigns the rows that were put between those of before, and names these as assigned', async () => {
	await desk().practice.stopWorker();
	const rows = sheet('grown');
	expect(
		await run(
			rows.filter((_, row) => row % 2 === 0),
			true,
		),
	).toEqual({ assigned: 20 });
	expect(await run(rows, true)).toEqual({ 'already assigned': 20, assigned: 16, [NO_NAME]: 4 });
	await desk().practice.startWorker();
}, 60_000);

it('puts the agreements that only the second run states on record by one request', async () => {
	const rows = sheet('agreed');
	expect(await run(rows, false)).toEqual({ 'assigned, consent none': 36, [NO_NAME]: 4 });
	for (const { key, client } of rows)
		if (client !== '') await desk().practice.taken(desk().practice.idOf(key as string));
	expect(await run(rows, true)).toEqual({ 'already assigned, consent recorded': 36, [NO_NAME]: 4 });
	expect(await run(rows, true)).toEqual({ 'already assigned': 36, [NO_NAME]: 4 });
	const ids: string[] = [];
	while (ids.length === 0) {
		for await (const { workflowId } of desk().practice.client.workflow.list({ query: "WorkflowType = 'request'" })) {
			ids.push(workflowId);
		}
	}
	expect(ids).toHaveLength(1);
}, 60_000);
