/** Runs a program's work; where it fails, says why, without a stack, and ends with code 1. */
export async function program(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		console.error(`\n${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = 1;
	}
}
