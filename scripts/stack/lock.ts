import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'running.pid';

/** The other process that runs a stack on this state folder, if one does. */
export function runningOn(stateFolder: string): number | undefined {
	const file = join(stateFolder, FILE);
	if (!existsSync(file)) return undefined;
	const pid = Number(readFileSync(file, 'utf8'));
	// In containers, numbers come again: one that crashed may have had ours.
	return pid !== process.pid && isAlive(pid) ? pid : undefined;
}

/**
 * Takes the state folder for this process, and returns what gives it back.
 *
 * @throws Error that names the process that has it.
 */
export function takeStateFolder(stateFolder: string): () => void {
	const pid = runningOn(stateFolder);
	if (pid) {
		throw new Error(
			`It runs already, as process ${pid}, on ${stateFolder}. Stop that one (Ctrl-C), or set HOMEWORK_STATE to ` +
				`another folder. If process ${pid} is something else, delete ${join(stateFolder, FILE)}.`,
		);
	}
	mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
	const file = join(stateFolder, FILE);
	writeFileSync(file, String(process.pid));
	return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
