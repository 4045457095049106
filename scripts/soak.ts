// `npm run soak -- --seed 7 --minutes 2`: the whole product under load, its parts killed at random instants, then the books.
// Ends with code 1 where a rule is broken; the state folder, with ledger and logs, is kept then.
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { isBuilt } from './setup/built.ts';
import { program } from './setup/program.ts';
import { findings } from '../test/soak/books.ts';
import { optionsFrom } from '../test/soak/options.ts';
import { onPractice, removeState } from '../test/soak/practice.ts';
import { report } from '../test/soak/report.ts';
import { soak } from '../test/soak/soak.ts';

await program(async () => {
	const { values } = parseArgs({
		options: {
			seed: { type: 'string' },
			minutes: { type: 'string' },
			parts: { type: 'string' },
			messages: { type: 'string' },
			kills: { type: 'string' },
			'to-the-end': { type: 'boolean', default: false },
		},
	});
	const options = optionsFrom(values);
	console.log(
		`Seed ${options.seed}: ${options.assignments} assignments, ${options.kills} kills of ${options.parts.join(', ')}`,
	);
	if (!isBuilt()) await build();
	await onPractice(async (practice) => {
		const evidence = await soak(practice, options, (line) => console.log(line));
		console.log(`\n${report(evidence)}`);
		if (findings(evidence).length === 0) return await removeState(practice);
		console.log(`\nA rule is broken. Ledger and logs are in ${practice.stack.state.folder}`);
		process.exitCode = 1;
	});
});
