/** So many bytes of files are kept in memory, those that were asked for last. */
const MOST = 16_000_000;

const kept = new Map<string, Buffer>();

/**
 * The bytes of a file, from memory where they were fetched before: a phone asks for sound in many parts, and a worker is asked
 * once. Bytes never change under their checksum.
 */
export async function keptBytes(
	checksum: string,
	fetch: () => Promise<Buffer | undefined>,
): Promise<Buffer | undefined> {
	const bytes = kept.get(checksum) ?? (await fetch());
	if (!bytes) return undefined;
	kept.delete(checksum);
	kept.set(checksum, bytes);
	let size = [...kept.values()].reduce((sum, { length }) => sum + length, 0);
	for (const [oldest, { length }] of kept) {
		if (size <= MOST) break;
		kept.delete(oldest);
		size -= length;
	}
	return bytes;
}
