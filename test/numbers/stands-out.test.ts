import type { Counts } from '../../temporal/contract/numbers';
import { besideBaseline } from '../../temporal/numbers/baseline';
import { lowAmong } from '../../temporal/numbers/stands-out';
import { NO_COUNTS } from './counts';

function of(completed: number, due: number): Counts {
	return { ...NO_COUNTS, assigned: due, due, completed };
}

describe('an exercise or a clinician is low', () => {
	it.each<[string, Array<[number, number]>, string[]]>([
		[
			'where it is done far less often than the others',
			[
				[2, 20],
				[16, 20],
				[17, 20],
			],
			['a'],
		],
		[
			'not where chance explains it',
			[
				[8, 20],
				[11, 20],
				[12, 20],
			],
			[],
		],
		[
			'not where there are few of it',
			[
				[0, 9],
				[16, 20],
				[17, 20],
			],
			[],
		],
		[
			'not where there are few others',
			[
				[2, 20],
				[8, 9],
			],
			[],
		],
		['not where there is nothing', [], []],
	])('%s', (_, counted, low) => {
		const parts = counted.map(([completed, due], index) => ({ id: 'abc'[index]!, counts: of(completed, due) }));
		expect(lowAmong(parts)).toEqual(low);
	});
});

describe('beside the baseline', () => {
	const BASELINE = { numerator: 60, denominator: 100 };
	it.each<[string, Array<[number, number]>, string]>([
		['few tell nothing', [[4, 4]], 'too-few'],
		['nothing tells nothing', [], 'too-few'],
		[
			'one low month is below, and no drop yet',
			[
				[60, 100],
				[60, 100],
				[30, 100],
			],
			'below',
		],
		[
			'three low months are a sustained drop',
			[
				[50, 100],
				[45, 100],
				[48, 100],
			],
			'sustained-drop',
		],
		[
			'three months a little below are none',
			[
				[59, 100],
				[58, 100],
				[59, 100],
			],
			'level',
		],
		[
			'two months are none',
			[
				[30, 100],
				[30, 100],
			],
			'below',
		],
		[
			'a month between them ends it',
			[
				[30, 100],
				[61, 100],
				[55, 100],
			],
			'level',
		],
		[
			'much more is above',
			[
				[60, 100],
				[85, 100],
			],
			'above',
		],
	])('%s', (_, months, expected) => {
		expect(
			besideBaseline(
				months.map(([completed, due]) => of(completed, due)),
				BASELINE,
			),
		).toBe(expected);
	});

	it('there has to be one', () => {
		expect(besideBaseline([of(5, 10)], undefined)).toBe('no-baseline');
	});
});
