import { projectFolder } from '../scripts/setup/project.ts';
import { run } from '../scripts/setup/run.ts';
import { medianFigure, type Figure } from './figure.ts';

const ROUNDS = 11;

/** Requires and instantiates every node and credential of the built package, in milliseconds, as n8n does at its start. */
const LOAD = `
	require('n8n-workflow');
	const { nodes, credentials } = require('./package.json').n8n;
	const start = performance.now();
	for (const file of [...nodes, ...credentials]) {
		const name = file.split('/').at(-1).split('.')[0];
		new (require('./' + file))[name]();
	}
	console.log(performance.now() - start);
`;

/** Load time of all node and credential classes, with n8n-workflow loaded before, as it is in n8n. */
export async function loadTime(): Promise<Figure[]> {
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		times.push(Number(await run(process.execPath, ['-e', LOAD], { cwd: projectFolder })));
	}
	return [medianFigure('Load time of all node and credential classes', 'ms', times, { atMost: 60 })];
}
