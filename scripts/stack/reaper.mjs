// Stays beside a stack and ends its process groups when the stack is gone without having done so, however it went.
// On stdin, one line each: `+<process group>` when one begins, `-<process group>` when it has ended.
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const GRACE_MS = 10_000;
const groups = new Set();

function signal(group, name) {
	try {
		process.kill(-group, name);
		return true;
	} catch {
		// The group has no process any more.
		return false;
	}
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});

for await (const line of createInterface({ input: process.stdin })) {
	const group = Number(line.slice(1));
	if (line.startsWith('+')) groups.add(group);
	else groups.delete(group);
}

for (const group of groups) signal(group, 'SIGTERM');
const deadline = Date.now() + GRACE_MS;
while ([...groups].some((group) => signal(group, 0)) && Date.now() < deadline) await setTimeout(100);
for (const group of groups) signal(group, 'SIGKILL');
