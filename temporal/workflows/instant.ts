/** An instant for engineers: UTC, to the minute. */
export function instant(at: number | string): string {
	return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
