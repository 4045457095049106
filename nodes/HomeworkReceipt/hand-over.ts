import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { Receipt } from '../../temporal/contract/receipt';
import { awaitedReceipt, handInReceipt, RECEIPT_HEADER } from '../shared/awaited-receipts';
import { CREDENTIAL, type HomeworkCredentials } from '../shared/connection';
import { kindOfRun } from '../shared/run';
import type { WhichTry } from './which-try';

/**
 * Gets a receipt to whoever asks for it. Where this execution can answer the push, it answers at once, so that nothing that
 * comes after can change the answer. Where nobody hears that answer, or it is not known whether anybody does, the receipt
 * is handed in by a request: from a sub-workflow, from a retry, and where the push came in at another process of n8n. A
 * trial run hands nothing in; where it is unclear what a run is, the receipt counts, since without it the client would be
 * written to again.
 *
 * @throws NodeOperationError when it can only be handed in, and the credential for it is missing
 * @throws Problem when it cannot be handed in
 */
export async function handOver(context: IExecuteFunctions, about: WhichTry, receipt: Receipt): Promise<void> {
	const canAnswer = about.ownExecution && context.getMode() !== 'retry';
	if (canAnswer) await answer(context, receipt);
	if (about.sample || kindOfRun(context) === 'trial') return;

	const awaited = awaitedReceipt(receipt.tryId);
	if (canAnswer && awaited) return await awaited.answerWith(receipt);
	const credentials = awaited?.credentials ?? (await ownCredentials(context));
	if (credentials) return await handInReceipt(credentials, receipt);
	if (!canAnswer) throw missingCredential(context);
	context.logger.warn(
		'Homework Receipt has answered, and cannot tell whether anybody heard it: the push came in at another process of ' +
			'n8n. Choose the credential Therapy Homework in Homework Receipt, and the receipt is also handed in by itself.',
	);
}

async function answer(context: IExecuteFunctions, receipt: Receipt): Promise<void> {
	await context.sendResponse({
		body: { homeworkReceipt: { ...receipt } },
		headers: { [RECEIPT_HEADER]: receipt.tryId },
		statusCode: 200,
	});
}

async function ownCredentials(context: IExecuteFunctions): Promise<HomeworkCredentials | undefined> {
	if (!context.getNode().credentials?.[CREDENTIAL]) return undefined;
	return await context.getCredentials<HomeworkCredentials>(CREDENTIAL);
}

function missingCredential(context: IExecuteFunctions): NodeOperationError {
	return new NodeOperationError(context.getNode(), 'The receipt cannot be handed in without a credential', {
		itemIndex: 0,
		description:
			'The push came in at another process of n8n, so this node cannot use the credential of its Homework Trigger. ' +
			'Choose the credential Therapy Homework in this node.',
	});
}
