/** So many levels nothing of ours ever has: what has more is made to overflow whatever walks through it. */
const MOST_LEVELS = 50;

/** Whether a value that was read from JSON holds objects or lists within each other deeper than anything of ours. */
export function nestsTooDeep(value: unknown, levels = MOST_LEVELS): boolean {
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
	return levels === 0 || Object.values(value).some((inner) => nestsTooDeep(inner, levels - 1));
}
