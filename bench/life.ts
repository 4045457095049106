import { billableActions } from '../test/workflows/billable-actions';
import { result, Rig, submission, submit } from '../test/workflows/rig';
import { figure, type Figure } from './figure.ts';

/** What a life without reminders costs: assigned, delivered, due in two days, done after one, closed. */
export async function life(): Promise<Figure[]> {
	const rig = await Rig.start({});
	try {
		await rig.publishFlow();
		const assigned = await rig.assign({ deliverIn: 1, dueIn: 48 });
		await rig.pass(24);
		await submit(assigned, submission('done'));
		await result(assigned);
		const { events } = await assigned.fetchHistory();
		return [
			figure('Events of a life without reminders', 'events', events!.length, { atMost: 40 }),
			figure('Billable actions of a life without reminders', 'actions', billableActions(events!), { atMost: 9 }),
		];
	} finally {
		await rig.end();
	}
}
