import { useDesk, WISH } from './desk';

const desk = useDesk();

async function assigned(exercise: string) {
	const { error, outputs } = await desk().run('assign', [{ key: exercise, ...WISH, exercise }]);
	return error?.message ?? outputs[0]![0]!.json.exerciseId;
}

it('takes a title whatever its capitals and blanks', async () => {
	expect(await assigned('Thought  RECORD')).toBe('thought-record');
}, 30_000);

it('asks for an ID while no worker answers, which is then taken as it stands', async () => {
	await desk().practice.stopWorker();
	expect(await assigned('Breathing space')).toMatch(
		/^Nothing was assigned: Exercise is not an ID, and its title cannot be looked up now, since the practice's homework service does not answer; try again later/,
	);
	expect(await assigned('breathing-space')).toBe('breathing-space');
}, 30_000);
