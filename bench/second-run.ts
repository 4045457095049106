import { closeConnections } from '../nodes/shared/connection';
import { readFlow, runFlow } from '../test/nodes/harness';
import { Practice } from '../test/nodes/practice';
import { figure, type Figure } from './figure.ts';

const ROWS = 2_000;

/** One row in so many has no client's name. */
const BAD = 100;

/** How long a sheet takes that runs again at once, beside its first run, on a worker that takes the assignments up meanwhile. */
export async function secondRun(): Promise<Figure[]> {
	const practice = await Practice.start();
	await practice.startWorker();
	const items = Array.from({ length: ROWS }, (_, row) => ({
		key: `sheet/${row}`,
		client: row % BAD === 0 ? '' : `Client ${row}`,
		email: `client${row}@example.org`,
		exercise: 'thought-record',
		due: new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString(),
		deliverAt: new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString(),
		zone: 'Europe/London',
	}));

	async function seconds(status: string): Promise<number> {
		const { credentials } = practice;
		const start = performance.now();
		const { outputs, error } = await runFlow(readFlow('assign'), {
			credentials,
			items,
			onError: 'continueRegularOutput',
		});
		const taken = (performance.now() - start) / 1000;
		const said = outputs[0]?.filter(({ json }) => json.status === status).length;
		if (said !== ROWS - ROWS / BAD) throw error ?? new Error(`Of ${ROWS} only ${said} were ${status}.`);
		return taken;
	}

	try {
		const [first, second] = [await seconds('assigned'), await seconds('already assigned')];
		console.log(`${ROWS} rows: ${first.toFixed(1)} s, then ${second.toFixed(1)} s`);
		return [
			figure(`${ROWS} rows a second time at once, beside the first time`, 'ratio', second / first, { atMost: 1 }),
		];
	} finally {
		await closeConnections();
		await practice.stop();
	}
}
