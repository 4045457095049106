import { findings } from './books';
import { optionsFrom } from './options';
import { onPractice, removeState } from './practice';
import { report } from './report';
import { soak } from './soak';

const MINUTE = 60_000;

jest.setTimeout(20 * MINUTE);

it('nothing is lost, said too late or called dead, whatever is killed under load; each repeat has its cause', async () => {
	await onPractice(async (practice) => {
		const evidence = await soak(practice, optionsFrom({ seed: '8', minutes: '2' }), say);
		say(report(evidence));
		expect(findings(evidence)).toEqual([]);
		expect(evidence.kills.length).toBeGreaterThan(0);
		await removeState(practice);
	});
});

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}
