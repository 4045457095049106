// Measures what the project promises, prints a table and writes bench/results.json. `npm run bench -- <name>` measures
// only those whose name contains it, and leaves the other figures in the file as they were.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from '../scripts/build.ts';
import { isBuilt } from '../scripts/setup/built.ts';
import { inProject } from '../scripts/setup/project.ts';
import { answer } from './answer.ts';
import { assignThroughput } from './assign-throughput.ts';
import { brake } from './brake.ts';
import type { Figure } from './figure.ts';
import { growth } from './growth.ts';
import { handOff } from './hand-off.ts';
import { installedSize } from './installed-size.ts';
import { lateness } from './lateness.ts';
import { library } from './library.ts';
import { life } from './life.ts';
import { lives } from './lives.ts';
import { loadTime } from './load-time.ts';
import { messages } from './messages.ts';
import { page } from './page.ts';
import { plan } from './plan.ts';
import { secondRun } from './second-run.ts';
import { start } from './start.ts';
import { worksheet } from './worksheet.ts';

const BENCHES = {
	'load-time': loadTime,
	'installed-size': installedSize,
	life,
	lives,
	'assign-throughput': assignThroughput,
	'second-run': secondRun,
	'hand-off': handOff,
	messages,
	lateness,
	brake,
	growth,
	page,
	answer,
	worksheet,
	start,
	plan,
	library,
};
const FILE = inProject('bench/results.json');

async function main(): Promise<void> {
	const wanted = process.argv[2] ?? '';
	if (!isBuilt()) await build();
	const figures = new Map(earlier().map((figure) => [figure.name, figure]));
	for (const [name, measure] of Object.entries(BENCHES).filter(([name]) => name.includes(wanted))) {
		console.log(`Measuring ${name} …`);
		for (const figure of await measure()) figures.set(figure.name, figure);
	}
	console.table([...figures.values()]);
	writeFileSync(FILE, `${JSON.stringify([...figures.values()], null, 2)}\n`);
}

function earlier(): Figure[] {
	return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Figure[]) : [];
}

await main();
process.exit();
