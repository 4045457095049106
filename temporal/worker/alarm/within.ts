import { setTimeout } from 'node:timers/promises';

/** What is asked for, or something else where that fails or takes longer than this, in milliseconds: an alarm waits for nobody. */
export async function within<T>(milliseconds: number, asked: Promise<T>, otherwise: T): Promise<T> {
	const answered = new AbortController();
	const late = setTimeout(milliseconds, otherwise, { signal: answered.signal }).catch(() => otherwise);
	try {
		return await Promise.race([asked.catch(() => otherwise), late]);
	} finally {
		answered.abort();
	}
}
