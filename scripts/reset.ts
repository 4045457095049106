// Removes everything that `npm start` keeps: all assignments, keys, n8n's flows and users, mail and logs.
import { existsSync, rmSync } from 'node:fs';
import { runningOn } from './stack/lock.ts';
import { settingsFromEnvironment } from './stack/settings.ts';

const { stateFolder } = settingsFromEnvironment();
const pid = runningOn(stateFolder);

if (pid) {
	console.error(`It runs, as process ${pid}. Stop it first (Ctrl-C), then reset.`);
	process.exitCode = 1;
} else if (existsSync(stateFolder)) {
	rmSync(stateFolder, { recursive: true });
	console.log(`Removed ${stateFolder}: assignments, keys, n8n's flows and users, mail and logs.`);
} else {
	console.log(`There is nothing to remove: ${stateFolder} does not exist.`);
}
