/** What a client wants of a form that is not to be sent yet: one more row is saved like all the rest. */
export type Later = 'save' | 'delete' | { rowOf: string };

/** The name of the buttons for it, and how the value of the one for another row begins. */
const ROW_OF = 'row.';

/** Reads which of these buttons was pressed; undefined where it was none. */
export function readLater(value: string): Later | undefined {
	if (value.startsWith(ROW_OF)) return { rowOf: value.slice(ROW_OF.length) };
	return value === 'save' || value === 'delete' ? value : undefined;
}
