import type { temporal } from '@temporalio/proto';
import { billableActions } from '../test/workflows/billable-actions';
import { result, submission, submit, type Assigned } from '../test/workflows/assigned';
import { Rig } from '../test/workflows/rig';
import { figure, type Figure } from './figure.ts';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/**
 * What lives cost that go as they should: assigned, delivered at once, done before due as the client says, confirmed and
 * closed a day after the session. A delivery later than that costs a timer more, which is one action.
 */
export async function life(): Promise<Figure[]> {
	const rig = await Rig.start({ confirm: true });
	try {
		await rig.publishFlow();
		await rig.morning();
		const plain = await lifeWithoutReminders(rig);
		await rig.morning();
		const full = await fullLife(rig);
		return [
			figure('Events of a life without reminders', 'events', plain.length, { atMost: 32 }),
			figure('Billable actions of a life without reminders', 'actions', billableActions(plain), { atMost: 9 }),
			figure('Events of a full life with two reminders', 'events', full.length, { atMost: 60 }),
			figure('Billable actions of a full life with two reminders', 'actions', billableActions(full), { atMost: 13 }),
		];
	} finally {
		await rig.end();
	}
}

async function lifeWithoutReminders(rig: Rig): Promise<HistoryEvent[]> {
	const assigned = await rig.assign({ deliverIn: 0, dueIn: 48 });
	await rig.pass(24);
	await submit(assigned, submission('done'));
	return await eventsAtEnd(rig, assigned, ['assigned', 'delivered', 'answered', 'confirmed']);
}

async function fullLife(rig: Rig): Promise<HistoryEvent[]> {
	const reminders = [{ share: 0.5 }, { share: 0.9 }];
	const assigned = await rig.assign({ deliverIn: 0, dueIn: 7 * 24, sessionIn: 8 * 24, reminders });
	await rig.pass(6.7 * 24);
	await submit(assigned, submission('done'));
	return await eventsAtEnd(rig, assigned, ['assigned', 'delivered', 'reminded', 'reminded', 'answered', 'confirmed']);
}

/** @throws Error where the life took other steps than these: its figures would be those of another */
async function eventsAtEnd(rig: Rig, assigned: Assigned, steps: string[]): Promise<HistoryEvent[]> {
	await result(assigned);
	const taken = await rig.steps(assigned);
	if (taken.join() !== steps.join()) throw new Error(`This life took the steps ${taken.join(', ')}.`);
	const { events } = await assigned.fetchHistory();
	return events!;
}
