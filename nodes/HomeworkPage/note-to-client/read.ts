import type { Link } from '../../../temporal/contract/link-token';
import { ask } from '../../shared/ask';
import { isProblem } from '../../shared/problem';
import { instantInWords } from '../instants-in-words';
import type { Answered, Visit } from '../visit';

/** What a clinician has written to the client, as the page shows it; without a text, that it cannot be shown now. */
export interface ShownNote {
	text: string;
	from: string;
	at: string;
}

/** By this the usual time is divided, since the page is shown all the same. Below two seconds Temporal hands no answer over. */
const HURRY = 2;

/**
 * What a clinician has written to the client; undefined where nothing is. It stands in the ledger alone, and so a worker is asked:
 * where the memo says that there is a note, and where the homework has closed, since when nobody writes its memo.
 */
export async function readNote(
	{ connection, link, log }: Visit<Link>,
	{ page, answer }: Answered,
): Promise<ShownNote | undefined> {
	if (!page.noteToClient && !answer.isClosed) return undefined;
	try {
		const written = await ask(connection, 'noteToClient', { assignmentId: link.assignmentId }, HURRY);
		if (!written) return undefined;
		const { note: text, by: from = '', at } = written;
		return { text, from, at: instantInWords(at, page.zone, Date.now(), page.exercise.language) };
	} catch (error) {
		if (!isProblem(error, 'no-worker', 'busy')) log(error);
		return page.noteToClient ? { text: '', from: '', at: '' } : undefined;
	}
}
