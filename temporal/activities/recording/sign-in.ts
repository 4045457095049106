import { activityInfo } from '@temporalio/activity';
import type { AskCode, CodeAsked, CodeEntered, EnterCode } from '../../contract/sign-in';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import type { OtherWorkflows } from '../other-workflows';

interface Settings {
	ledger: Ledger;
	library: Library;
	others: OtherWorkflows;
}

/** Has a code sent to the clinician of a brief, where a flow sends codes. A retry does what is left. */
export async function askCode(asked: AskCode, { ledger, library, others }: Settings): Promise<CodeAsked> {
	const { zone } = library.calendar;
	const [unowned] = await ledger.routes.ownerless(['code']);
	if (unowned) return { kind: 'code-asked', as: 'no-flow', zone };
	const answer = await ledger.codes.ask(asked, activityInfo().scheduledTimestampMs);
	if (answer.as === 'on-its-way') await others.startCode(asked.codeId);
	return { kind: 'code-asked', ...answer, zone };
}

/** Counts a code that was entered, and says whether it is the right one. */
export async function enterCode(entered: EnterCode, { ledger }: Pick<Settings, 'ledger'>): Promise<CodeEntered> {
	return { kind: 'code-entered', ...(await ledger.codes.enter(entered, activityInfo().scheduledTimestampMs)) };
}
