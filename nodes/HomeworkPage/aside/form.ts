import { field, type PostedForm } from '../form';

/** What is asked for beside an answer, by a button that posts the answer's form, too; undefined where it is none. */
export function readAside(body: unknown): string | undefined {
	return field(body, 'aside') || undefined;
}

/** Whether anything was typed or chosen. */
export function hasTyped({ outcome, note, entered }: PostedForm): boolean {
	return outcome !== undefined || note.trim() !== '' || Object.keys(entered).length > 0;
}
