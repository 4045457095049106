/** Has what concerns the same thing done one after the other, in the order in which it was asked for. */
export class Turns {
	private readonly last = new Map<string, Promise<unknown>>();

	/** @param goOn whether what was asked for later is done where something before it failed; else it fails with it */
	constructor(private readonly goOn: boolean) {}

	/** Does `work` once all that was asked for earlier of the same thing is over. */
	async take<T>(thing: string, work: () => Promise<T>): Promise<T> {
		const before = this.last.get(thing) ?? Promise.resolve();
		const turn = before.then(work, this.goOn ? work : undefined);
		this.last.set(thing, turn);
		return await turn;
	}
}
