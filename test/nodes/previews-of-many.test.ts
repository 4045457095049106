import { useDesk, WISH } from './desk';

const desk = useDesk();

it('shows the plans of many at once', async () => {
	// The first question of all takes longer than others.
	await desk().run('assign', [WISH], { mode: 'manual' });
	const wishes = Array.from({ length: 300 }, (_, row) => ({ ...WISH, key: `row-${row}`, client: `Client ${row}` }));
	const { outputs, error } = await desk().run('assign', wishes, { mode: 'manual' });
	expect(error).toBeUndefined();
	for (const [row, { json }] of outputs[0]!.entries()) {
		expect(json).toMatchObject({ client: `Client ${row}`, checked: true });
		expect(json.messages).toBeDefined();
	}
}, 60_000);
