// The worker's `--check` for what `npm start` runs, from another shell, with the settings that its worker was started with.
import { program } from './setup/program.ts';
import { runVisibly } from './setup/run.ts';
import { runningOn } from './stack/lock.ts';
import { settingsFromEnvironment } from './stack/settings.ts';
import { stateIn } from './stack/state.ts';
import { BUILT_WORKER, keptSettings } from './stack/worker.ts';

await program(async () => {
	const { stateFolder } = settingsFromEnvironment();
	if (!runningOn(stateFolder)) {
		throw new Error(
			`Nothing runs on ${stateFolder}. Start it by \`npm start\`, then check it from another shell; where it runs on another ` +
				`folder, set HOMEWORK_STATE to that one. A worker that you run by yourself is checked with the variables that it ` +
				`is started with: node temporal/dist/worker/main.js --check`,
		);
	}
	const settings = keptSettings(stateIn(stateFolder));
	if (!settings) {
		throw new Error(`What runs on ${stateFolder} has not started its worker yet. Check again once it says "Ready".`);
	}
	const others = Object.entries(process.env).filter(([name]) => !name.startsWith('HOMEWORK_'));
	const env = { ...Object.fromEntries(others), ...settings };
	process.exitCode = await runVisibly(process.execPath, [BUILT_WORKER, '--check'], env);
});
