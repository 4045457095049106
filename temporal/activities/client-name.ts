/** How a message calls a client: the first name only, also of "Last, First". */
export function firstName(name: string): string {
	const [beforeComma = '', afterComma] = name.split(',', 2);
	const given = afterComma?.trim() || beforeComma.trim();
	return given.split(/\s+/)[0]!;
}
