import type { IDataObject } from 'n8n-workflow';
import { closeConnections } from '../../nodes/shared/connection';
import { readFlow, runFlow, type FlowResult, type FlowRun } from './harness';
import { Practice } from './practice';

/** A well-formed id that no assignment has. */
export const nobodys = 'AAAAAAAAAAAAAAAAAAAAAA';

/** What staff ask for in the flow "assign", without a key. */
export const WISH = {
	client: 'Ada Example',
	email: 'ada@example.org',
	exercise: 'thought-record',
	due: '2031-03-03 18:00',
	deliverAt: '2031-02-24 09:00',
	zone: 'Europe/London',
};

/** What they ask for in the flow "assign-for-session". */
export const WISH_FOR_SESSION = {
	...WISH,
	session: '2031-03-04 10:00',
	clinician: 'Sam Rivers',
	clinicianEmail: 'sam@example.org',
};

/** The practice's staff, who run flows against its worker. */
export class Desk {
	private constructor(readonly practice: Practice) {}

	/** @param libraryFolder which each worker reads anew */
	static async open(libraryFolder?: string): Promise<Desk> {
		const practice = await Practice.start(libraryFolder);
		await practice.startWorker();
		return new Desk(practice);
	}

	async run(flow: string, items: IDataObject[], options: Partial<FlowRun> = {}): Promise<FlowResult> {
		return await runFlow(readFlow(flow), { credentials: this.practice.credentials, items, ...options });
	}

	/** Assigns homework by Homework Assign, not to be delivered while the test runs, and waits until it is on record. */
	async assigned(key: string, changes: IDataObject = {}, flow = 'assign'): Promise<string> {
		const id = this.practice.idOf(key);
		const item = {
			key,
			...WISH,
			...changes,
		};
		const { error } = await this.run(flow, [item]);
		if (error) throw error;
		await this.practice.taken(id);
		return id;
	}

	async close(): Promise<void> {
		await closeConnections();
		await this.practice.stop();
	}
}

/** A desk for all tests of a file. */
export function useDesk(): () => Desk {
	let desk: Desk | undefined;
	beforeAll(async () => (desk = await Desk.open()), 120_000);
	afterAll(async () => await desk?.close(), 60_000);
	return () => desk!;
}
