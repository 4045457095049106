import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk, WISH } from './desk';

const libraryFolder = mkdtempSync(join(tmpdir(), 'library-'));
const exercises = join(libraryFolder, 'exercises');
cpSync(join(__dirname, '../../library'), libraryFolder, { recursive: true });
cpSync(join(exercises, 'thought-record.md'), join(exercises, 'thoughts.md'));

let desk: Desk;
beforeAll(async () => (desk = await Desk.open(libraryFolder)), 120_000);
afterAll(async () => {
	await desk?.close();
	rmSync(libraryFolder, { recursive: true });
}, 60_000);

async function assigned(exercise: string) {
	const { error, outputs } = await desk.run('assign', [{ key: exercise, ...WISH, exercise }]);
	return error?.message ?? outputs[0]![0]!.json.exerciseId;
}

it('refuses a title that several exercises have, by their IDs', async () => {
	expect(await assigned('Thought record')).toBe(
		'Nothing was assigned: Exercise is the title of several exercises: thought-record and thoughts; give the ID of the one that is meant',
	);
	expect(await assigned('thoughts')).toBe('thoughts');
}, 30_000);

it('asks for an ID while no worker answers, which is then taken as it stands', async () => {
	await desk.practice.stopWorker();
	expect(await assigned('Breathing space')).toMatch(
		/^Nothing was assigned: Exercise is not an ID, and its title cannot be looked up now, since the practice's homework service does not answer; try again later/,
	);
	expect(await assigned('breathing-space')).toBe('breathing-space');
}, 30_000);
