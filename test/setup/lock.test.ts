import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningOn, takeStateFolder } from '../../scripts/stack/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
const leave = (pid: number) => writeFileSync(join(folder, 'running.pid'), String(pid));

afterAll(() => rmSync(folder, { recursive: true }));

describe('a state folder', () => {
	it('that another process runs on is refused, and the process is named', () => {
		leave(process.ppid);
		expect(() => takeStateFolder(folder)).toThrow(`as process ${process.ppid}`);
	});

	it('is taken over from a process that had the same number, as in a container that was started again', () => {
		leave(process.pid);
		takeStateFolder(folder)();
		expect(runningOn(folder)).toBeUndefined();
	});
});
