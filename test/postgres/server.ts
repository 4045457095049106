import { execFile } from 'node:child_process';
import { chmodSync, chownSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../../scripts/setup/ports.ts';
import { Part, Reaper } from '../../scripts/stack/part.ts';
import { run } from './admin';
import { makeFolders } from './folders';
import { layOutPrograms } from './programs';

/** PostgreSQL refuses to be run by root: then it is run by the user `nobody`. */
const USER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

/** Text is sorted as people do, as in most databases that are made without thinking of it, and not byte by byte. */
const CLUSTER = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'];

/** Nothing has to survive the machine. */
const SETTINGS = {
	listen_addresses: '127.0.0.1',
	unix_socket_directories: '',
	max_connections: '300',
	fsync: 'off',
	synchronous_commit: 'off',
	full_page_writes: 'off',
	max_wal_size: '256MB',
	log_min_messages: 'fatal',
	log_min_error_statement: 'panic',
};

/** A PostgreSQL server of the tests' own, empty at first, on a free port of this machine. */
export class PostgresServer {
	private constructor(
		private readonly folders: string[],
		private readonly reaper: Reaper,
		private readonly part: Part,
		/** Names a database by its path. */
		readonly url: string,
	) {}

	static async start(): Promise<PostgresServer> {
		const { programs, data } = makeFolders();
		const reaper = new Reaper();
		try {
			chmodSync(programs, 0o755);
			if (USER) chownSync(data, USER.uid, USER.gid);
			const bin = layOutPrograms(programs);
			const cluster = ['--pgdata', data, '--username=homework', '--auth=trust', '--no-sync', ...CLUSTER];
			await promisify(execFile)(join(bin, 'initdb'), cluster, { cwd: data, ...USER });
			const [port] = await freePorts(1);
			const url = `postgres://homework@127.0.0.1:${port}`;
			const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
			const part = await Part.start(
				{
					name: 'PostgreSQL',
					command: join(bin, 'postgres'),
					args: ['-D', data, ...settings],
					env: process.env,
					user: USER,
					logFile: join(programs, 'postgres.log'),
					isReady: async () => (await run(url, 'select 1')) > 0,
					readyWithinMs: 60_000,
					graceMs: 5_000,
				},
				reaper,
			);
			return new PostgresServer([programs, data], reaper, part, url);
		} catch (error) {
			await reaper.close();
			remove([programs, data]);
			throw error;
		}
	}

	async stop(): Promise<void> {
		await this.part.stop();
		await this.reaper.close();
		remove(this.folders);
	}
}

function remove(folders: string[]): void {
	for (const folder of folders) rmSync(folder, { recursive: true });
}
