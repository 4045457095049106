import type { MessageOrder } from '../../temporal/activities/types';
import { commandId } from '../../temporal/contract/names';
import { assignmentInput, TERMS } from '../ledger/practice';
import { HOUR, MINUTE, MORNING } from './delivery';
import { failureOf, newActivities, perform, recordAssignment } from './setting';

const MESSAGES = 1000;
/** Three in the morning in Chicago, an hour with quiet hours around it. */
const NIGHT = MORNING - 7 * HOUR;
const IN_ONE_GO = 10_000;

jest.setTimeout(120_000);

it(`${MESSAGES} messages that wait for the end of quiet hours wake one after the other, within four minutes`, async () => {
	const { activities, ring } = await newActivities();
	const at = new Date(NIGHT).toISOString();
	const wakes: number[] = [];
	for (let number = 0; number < MESSAGES; number += 1) {
		const input = assignmentInput(ring, { key: `${number}`, clientEmail: `c${number}@clients.example`, deliverAt: at });
		await recordAssignment(activities, input);
		const { assignmentId } = input;
		const order: MessageOrder = {
			...{ command: 'deliver', commandId: commandId(assignmentId, 'deliver'), assignmentId, generation: 0 },
			...{ at, expiresAt: TERMS.dueAt },
		};
		const failure = await failureOf(perform(activities.push.sendMessage, order, { at: NIGHT }));
		expect(failure.type).toBe('Held');
		wakes.push(NIGHT + Number(failure.nextRetryDelay));
	}
	const first = Math.min(...wakes);
	expect(Math.max(...wakes) - first).toBeLessThan(4 * MINUTE);
	const perGo = new Map<number, number>();
	for (const wake of wakes) {
		const go = Math.floor((wake - first) / IN_ONE_GO);
		perGo.set(go, (perGo.get(go) ?? 0) + 1);
	}
	expect(perGo.size).toBe((4 * MINUTE) / IN_ONE_GO);
	expect(Math.max(...perGo.values())).toBeLessThan((3 * MESSAGES) / perGo.size);
});
