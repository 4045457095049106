/**
 * Works on all items, at most `limit` at a time, and keeps their order. The first failure stops the taking up of
 * further items and is thrown once those in flight have settled.
 */
export async function mapConcurrently<T, R>(
	items: readonly T[],
	limit: number,
	work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
	const results = new Array<R>(items.length);
	const failures: unknown[] = [];
	let next = 0;
	const lane = async () => {
		while (next < items.length && failures.length === 0) {
			const index = next++;
			try {
				results[index] = await work(items[index]!, index);
			} catch (error) {
				failures.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
	if (failures.length > 0) throw failures[0];
	return results;
}
