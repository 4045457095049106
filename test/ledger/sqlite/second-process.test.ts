import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { assignmentInput, EXERCISE, newLedgerFile, newRing, openForTest, runOf } from '../practice';

const WRITES = 300;

/** Writes in its own process as fast as it can, reading before each write as the ledger does. */
const WRITER = `
	const { DatabaseSync } = require('node:sqlite');
	const database = new DatabaseSync(process.argv[1], { timeout: 10000 });
	const last = database.prepare("select coalesce(max(position), 0) as last from events where assignment_id = 'other'");
	const insert = database.prepare("insert into events (event_id, assignment_id, kind, at, outcome, position) values (?, 'other', 'due', 0, 'open', ?)");
	console.log('ready');
	for (let count = 0; count < ${WRITES}; count++) {
		database.exec('begin immediate');
		const position = last.get().last + 1;
		insert.run('other.' + position, position);
		database.exec('commit');
	}
	console.log(last.get().last);
`;

it('shares the file with another process that writes at the same time', async () => {
	const ring = newRing();
	const file = newLedgerFile();
	const ledger = await openForTest({ file }, ring);
	const { assignmentId } = assignmentInput(ring);
	await ledger.assignments.record(assignmentInput(ring), EXERCISE, runOf('run'));

	const writer = spawn(process.execPath, ['-e', WRITER, file], { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = once(writer, 'exit');
	let said = '';
	writer.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	await once(writer.stdout, 'data');
	for (let count = 0; count < WRITES; count++) {
		await ledger.events.record({
			eventId: `${assignmentId}.due.${count}`,
			assignmentId,
			kind: 'due',
			at: new Date(count).toISOString(),
			outcome: 'open',
		});
	}
	expect(await ended).toEqual([0, null]);

	expect(said.trim().split('\n')).toEqual(['ready', String(WRITES)]);
	expect((await ledger.stories.of(assignmentId))?.events).toHaveLength(WRITES + 1);
});
