import { isProblem } from './problem';

/** By this the usual time is divided for a worker that was silent before: one that is there answers within what is left. */
const HURRY = 10;

/**
 * How long the items of one run wait for a worker: in full until one of them waited in vain, and then for a tenth of that,
 * until one is answered again. Thirty changes of one assignment, one after the other, else wait thirty times.
 */
export class Patience {
	private wasSilent = false;

	/** @param wait asks a worker for something, within a deadline in milliseconds */
	async within<T>(deadlineMs: number, wait: (deadlineMs: number) => Promise<T>): Promise<T> {
		try {
			const answer = await wait(this.wasSilent ? deadlineMs / HURRY : deadlineMs);
			this.wasSilent = false;
			return answer;
		} catch (error) {
			if (isProblem(error, 'timeout', 'no-worker', 'busy')) this.wasSilent = true;
			throw error;
		}
	}
}
