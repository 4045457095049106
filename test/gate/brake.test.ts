import { decide } from '../../temporal/gate/decide';
import { foresee } from '../../temporal/gate/foresight';
import { DAY, HOUR, MINUTE } from '../plan/zones';
import { NOON, reminderFacts } from './situations';

const SECOND = 1000;
const braked = (lastPlace = NOON) => ({ brake: { lastPlace } });

describe('while all that goes to clients is held', () => {
	it('a message waits and looks again within a minute', () => {
		const until = NOON + 45 * SECOND;
		expect(decide(reminderFacts(braked()), NOON)).toEqual({ kind: 'later', until, reason: 'brake' });
	});

	it('many look again one after the other, a second apart', () => {
		const lastPlace = NOON + 5 * MINUTE;
		expect(decide(reminderFacts(braked(lastPlace)), NOON)).toMatchObject({ until: lastPlace + SECOND });
	});

	it('nobody waits for more than a quarter of an hour, however many there are, and they do not come all at once', () => {
		const untils = Array.from({ length: 200 }, (_, index) => {
			const facts = reminderFacts({ command: { commandId: `c${index}` }, ...braked(NOON + HOUR) });
			const decision = decide(facts, NOON);
			return decision.kind === 'later' ? decision.until : 0;
		});
		expect(Math.min(...untils)).toBeGreaterThanOrEqual(NOON + 45 * SECOND);
		expect(Math.max(...untils)).toBeLessThanOrEqual(NOON + 15 * MINUTE);
		expect(new Set(untils).size).toBeGreaterThan(190);
	});

	it('it is of use until its last moment, and ends with that reason then', () => {
		const expiresAt = NOON + 10 * SECOND;
		const facts = reminderFacts({ command: { expiresAt }, ...braked() });
		expect(decide(facts, NOON)).toEqual({ kind: 'later', until: expiresAt, reason: 'brake' });
		const waited = reminderFacts({ command: { expiresAt, braked: true } });
		expect(decide(waited, expiresAt)).toEqual({ kind: 'end', state: 'skipped', reason: 'brake' });
	});

	it('what waited for that and finds no hour any more ends with that reason, too', () => {
		const facts = reminderFacts({ command: { expiresAt: NOON + 9 * HOUR, braked: true } });
		expect(decide(facts, NOON + 8.5 * HOUR)).toEqual({ kind: 'end', state: 'skipped', reason: 'brake' });
	});

	it('what has ended otherwise, or waits for its hours, is told so', () => {
		const withdrawn = reminderFacts({ assignment: { outcome: 'withdrawn' }, ...braked() });
		expect(decide(withdrawn, NOON)).toMatchObject({ kind: 'end', reason: 'withdrawn' });
		const night = NOON + 10 * HOUR;
		expect(decide(reminderFacts(braked()), night)).toMatchObject({ kind: 'later', reason: 'quiet-hours' });
	});

	it('what may have gone out stays so', () => {
		const tries = [{ number: 1, startedAt: NOON - DAY, postedAt: NOON - DAY, result: 'unknown' as const }];
		const facts = reminderFacts({ command: { state: 'unknown', tries, expiresAt: NOON, braked: true } });
		expect(decide(facts, NOON)).toEqual({ kind: 'end', state: 'unknown' });
	});

	it('nobody foresees when it goes out', () => {
		expect(foresee(reminderFacts(braked()), NOON)).toEqual({ kind: 'held' });
	});
});
