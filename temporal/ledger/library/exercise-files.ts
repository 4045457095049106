import type { Store } from '../tables/store';

/** Bytes of files, by their checksums. */
export type Files = ReadonlyMap<string, Buffer>;

/** The pictures, sound and documents of all exercises that could be assigned, whatever becomes of the folder that they were in. */
export class ExerciseFiles {
	constructor(private readonly store: Store) {}

	/** Puts files on record, each once. */
	async record(files: Files): Promise<void> {
		await recordFiles(this.store, files);
	}

	/** The bytes that have a checksum, in base64; undefined where no exercise ever had them. */
	async read(checksum: string): Promise<string | undefined> {
		const { database, cipher } = this.store;
		const row = await database
			.selectFrom('exercise_files')
			.select('bytes')
			.where('checksum', '=', checksum)
			.executeTakeFirst();
		return row && cipher.unseal(row.bytes, 'exercise_files.bytes', checksum);
	}
}

/** Puts files on record, each once, be it within a transaction. */
export async function recordFiles({ database, cipher }: Store, files: Files): Promise<void> {
	for (const [checksum, bytes] of files) {
		const isThere = await database
			.selectFrom('exercise_files')
			.select('checksum')
			.where('checksum', '=', checksum)
			.executeTakeFirst();
		if (isThere) continue;
		await database
			.insertInto('exercise_files')
			.values({
				checksum,
				bytes: cipher.seal(bytes.toString('base64'), 'exercise_files.bytes', checksum),
				recorded_at: Date.now(),
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
}
