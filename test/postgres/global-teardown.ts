/** Stops the run's PostgreSQL. */
export default async function globalTeardown(): Promise<void> {
	await globalThis.postgresOfTests?.stop();
}
