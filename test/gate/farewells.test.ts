import { decide } from '../../temporal/gate/decide';
import type { FarewellFacts } from '../../temporal/gate/facts';
import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { OPEN_EVERY_DAY } from '../../temporal/plan/sending-hours';
import { HOUR, MINUTE } from '../plan/zones';
import { reminderFacts } from './situations';

const NIGHT = Date.parse('2026-03-05T02:00:00Z');

function facts(more: Partial<FarewellFacts> = {}): FarewellFacts {
	const { command } = reminderFacts({ command: { expiresAt: NIGHT + 24 * HOUR } });
	const hours = { ...OPEN_EVERY_DAY, quietHours: DEFAULT_POLICY.quietHours };
	return { kind: 'farewell', command, holds: true, askedAt: NIGHT, zone: 'UTC', hours, ...more };
}

it('the answer to a stop goes out at once, at any hour', () => {
	expect(decide(facts(), NIGHT + 14 * MINUTE)).toEqual({ kind: 'go', alsoSays: [] });
});

it('the answer to a stop waits for the morning where it is late', () => {
	const decision = decide(facts(), NIGHT + 15 * MINUTE);
	expect(decision).toMatchObject({ kind: 'later', reason: 'quiet-hours' });
	expect(decision.kind === 'later' && new Date(decision.until).toISOString()).toMatch(/^2026-03-05T09:0/);
});

it('the answer to a stop is none where nothing is stopped any more, or a day later', () => {
	const none = { kind: 'end', state: 'skipped' };
	expect(decide(facts({ holds: false }), NIGHT)).toEqual({ ...none, reason: 'nothing-new' });
	expect(decide(facts(), NIGHT + 24 * HOUR)).toEqual({ ...none, reason: 'expired' });
});
