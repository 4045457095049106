import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from '../temporal/worker/build-bundle';
import { inProject } from '../scripts/setup/project.ts';
import { submission, submit } from '../test/workflows/assigned';
import { Rig } from '../test/workflows/rig';
import { medianFigure, ratios, type Figure } from './figure.ts';

const LIVES = 40;
const ROUNDS = 5;
const STEPS = ['assigned', 'delivered', 'reminded', 'reminded', 'answered', 'confirmed'].join();

/**
 * Lives a second of one worker, beside the smallest workflow that runs the same activities. Each side has a server, a
 * ledger and a flow of its own, alike but for the workflow.
 */
export async function lives(): Promise<Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'homework-bench-'));
	const bundleFile = join(folder, 'smallest-life.js');
	await buildBundle(bundleFile, inProject('bench/smallest-life/index.ts'));
	const ours = await Rig.start({ confirm: true });
	const smallest = await Rig.start({ confirm: true, bundleFile });
	try {
		for (const rig of [ours, smallest]) {
			await rig.publishFlow();
			await livesPerSecond(rig);
		}
		const measured = await ratios(
			ROUNDS,
			() => livesPerSecond(ours),
			() => livesPerSecond(smallest),
		);
		return [
			medianFigure(`Lives a second beside the smallest workflow, ${LIVES} at once`, 'ratio', measured, {
				atLeast: 0.85,
			}),
		];
	} finally {
		await ours.end();
		await smallest.end();
		rmSync(folder, { recursive: true });
	}
}

/** Assigned, delivered at once, reminded twice, done before due, confirmed and closed. */
async function livesPerSecond(rig: Rig): Promise<number> {
	await rig.morning();
	const reminders = [{ share: 0.5 }, { share: 0.9 }];
	const start = performance.now();
	const assigned = await Promise.all(
		Array.from({ length: LIVES }, () => rig.assign({ deliverIn: 0, dueIn: 7 * 24, reminders })),
	);
	await rig.pass(6.7 * 24);
	await Promise.all(assigned.map((handle) => submit(handle, submission('done'))));
	await rig.pass(2 * 24);
	for (const handle of assigned) await handle.result();
	const seconds = (performance.now() - start) / 1000;
	for (const handle of assigned) {
		const steps = (await rig.steps(handle)).join();
		if (steps !== STEPS) throw new Error(`A life took the steps ${steps} instead of ${STEPS}.`);
	}
	return LIVES / seconds;
}
