/** Asks until there is an answer; bounded by the test's own timeout. */
export async function until<T>(ask: () => Promise<T | false | undefined>): Promise<T> {
	for (;;) {
		const answer = await ask();
		if (answer) return answer;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}
