/**
 * Words for staff with what an engineer has to know: first what it means, then whom to tell, then the details, which alone
 * may name Temporal, a worker or a task queue.
 *
 * @param plain one sentence or more
 */
export function technically(plain: string, details: string): string {
	return `${plain} If this lasts, tell whoever looks after the homework service. Technically: ${details}`;
}
