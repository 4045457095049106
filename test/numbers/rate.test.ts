import { rateOf } from '../../temporal/numbers/rate';

it('of fewer than five only counts are told, also of none', () => {
	expect(rateOf(0, 0)).toEqual({ numerator: 0, denominator: 0 });
	expect(rateOf(4, 4)).toEqual({ numerator: 4, denominator: 4 });
	expect(rateOf(4, 5)).toMatchObject({ share: 0.8, interval: { low: expect.closeTo(0.3755, 4) as number } });
});
