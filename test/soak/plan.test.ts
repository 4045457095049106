import { optionsFrom } from './options';
import { planRun } from './plan';
import { Random } from './random';

const SIZE = { minutes: 2, assignments: 50, kills: 12, parts: ['worker', 'n8n'] } as const;

describe('a run', () => {
	it('is decided by its seed', () => {
		const planned = (seed: number) => planRun(new Random(seed), SIZE);
		expect(planned(7)).toEqual(planned(7));
		expect(planned(7)).not.toEqual(planned(8));
	});

	it('kills the parts that it is told to, one after the other, all along', () => {
		const { kills, clients } = planRun(new Random(7), SIZE);
		expect(new Set(kills.map(({ part }) => part))).toEqual(new Set(SIZE.parts));
		kills.forEach(({ after }, number) => expect(Math.floor(after / 10_000.001)).toBe(number));
		expect(new Set(clients.map(({ fate }) => fate.kind))).toEqual(new Set(['answers', 'withdrawn', 'looks']));
	});

	it('is as the command line says, or of a usual size', () => {
		expect(optionsFrom({ seed: '7', minutes: '1', parts: 'worker, n8n', messages: '300' })).toEqual({
			seed: 7,
			minutes: 1,
			parts: ['worker', 'n8n'],
			assignments: 300,
			kills: 6,
			toTheEnd: false,
		});
		expect(optionsFrom({}).parts).toEqual(['worker', 'n8n', 'temporal']);
	});

	it.each([
		[{ seed: '1.5' }, '--seed is "1.5". Give a whole number from 0 to 2147483647.'],
		[{ minutes: 'two' }, '--minutes is "two". Give a number from 0.1 to 1440.'],
		[{ parts: 'worker,mail' }, '--parts is "worker,mail". Give one or more of worker,n8n,temporal.'],
	])('is refused where %j makes no sense', (written, words) => {
		expect(() => optionsFrom(written)).toThrow(words);
	});
});
