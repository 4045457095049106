import { activityInfo } from '@temporalio/activity';
import type { ChangeLibrary, LibraryChanged } from '../../contract/library-change';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { weighChange } from '../../library/weigh-change';
import type { UpToDate } from '../up-to-date';

export interface LibraryParts {
	ledger: Ledger;
	library: Library;
	upToDate: UpToDate;
}

/** Changes the library, if that meets its rules; asked for twice, once. */
export async function changeLibrary(
	{ changeId, change }: ChangeLibrary,
	{ ledger, library, upToDate }: LibraryParts,
): Promise<LibraryChanged> {
	const at = activityInfo().scheduledTimestampMs;
	for (;;) {
		const position = await upToDate.look();
		const before = await ledger.libraryChanges.cameOf(changeId);
		if (before) return before;
		const { step, changed, files } = await weighChange(library, change);
		if (!step) return changed;
		// Where another change has this place by now, this one is weighed anew beside it.
		if (await ledger.libraryChanges.record({ position: position + 1, changeId, step, changed, files, at }))
			return changed;
	}
}
