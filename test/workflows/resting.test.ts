import { CHANGE } from '../../temporal/contract/names';
import { page, result, status, submission, submit, tell, type Assigned } from './assigned';
import { useRig } from './rig';

jest.setTimeout(120_000);

/** Has a try stand still, once: right before it looks for the last time whether it may post. */
class Halt {
	reach!: () => void;
	open!: () => void;
	readonly reached = new Promise<void>((resolve) => (this.reach = resolve));
	private readonly opened = new Promise<void>((resolve) => (this.open = resolve));
	private looks = 0;

	async look(): Promise<void> {
		this.looks += 1;
		if (this.looks !== 2) return;
		this.reach();
		await this.opened;
	}
}

let halt: Halt | undefined;
const rig = useRig({
	random: true,
	others: (real) => ({
		...real,
		unheardAmong: async (ids) => {
			await halt?.look();
			return await real.unheardAmong(ids);
		},
	}),
});

/** More than a run may have before it continues as new. */
const MANY = 1_600;

async function flood(assigned: Assigned): Promise<void> {
	for (let sent = 0; sent < MANY; sent += 100) {
		const some = Array.from({ length: 100 }, async (_, index) => {
			await assigned.signal(CHANGE.resumeReminders, { changeId: `nothing new ${sent + index}` });
		});
		await Promise.all(some);
	}
	await status(assigned);
}

const withdraw = (assigned: Assigned) => tell(assigned, 'withdraw', { withdrawalId: 'by staff' });
const answer = (assigned: Assigned) => submit(assigned, submission('done'));

describe('an assignment that waits for a try before it continues as new', () => {
	it.each([
		['a withdrawal', withdraw, 'withdrawn', 1],
		['an answer', answer, 'done', 0],
	] as const)('has %s in force at once: nothing is posted after it', async (_what, change, outcome, generation) => {
		halt = new Halt();
		const assigned = await rig().assign({ deliverIn: 0, dueIn: 48 });
		const { runId } = await assigned.describe();
		try {
			await halt.reached;
			await flood(assigned);
			await change(assigned);
			await status(assigned);
			expect((await assigned.describe()).runId).toBe(runId);
			expect(await page(assigned)).toMatchObject({ outcome, generation });
			expect(await rig().steps(assigned)).toContain(outcome === 'done' ? 'answered' : 'withdrawn');
		} finally {
			halt.open();
		}
		expect(await result(assigned)).toMatchObject({ outcome });
		expect(rig().sent(assigned)).toEqual([]);
		expect((await assigned.describe()).runId).not.toBe(runId);
	});
});
