import {
	DefaultFailureConverter,
	type PayloadConverter,
	type ProtoFailure,
	type SerializationContext,
} from '@temporalio/common';
import { LEFT_UNDONE } from './names';
import { isUnreadable, NOT_OURS, type Unreadable } from './unreadable';

/** Stands for a failure whose words nobody encrypted. */
const IN_THE_CLEAR: Unreadable = {
	homeworkUnreadable: {
		why: 'in-the-clear',
		words: 'Whoever failed did not encrypt why, so that anybody may have said so.',
		kept: '',
	},
};

/**
 * Failure messages and stack traces travel as payloads, so that the codec encrypts them too. A failure of ours says what it
 * says in such a payload: of any other nothing is read, and it is told from ours by its type.
 */
class OwnFailures extends DefaultFailureConverter {
	constructor() {
		super({ encodeCommonAttributes: true });
	}

	override failureToError(failure: ProtoFailure, converter: PayloadConverter, context?: SerializationContext): Error {
		const instead = insteadOf(failure, converter);
		return super.failureToError(instead ? disowned(instead, converter) : failure, converter, context);
	}
}

/** What stands in place of a failure that is not ours. What Temporal's server says by itself is in the clear. */
function insteadOf(
	{ applicationFailureInfo: info, encodedAttributes }: ProtoFailure,
	converter: PayloadConverter,
): Unreadable | undefined {
	if (!info || LEFT_UNDONE.includes(info.type ?? '')) return undefined;
	const said: unknown = encodedAttributes ? converter.fromPayload(encodedAttributes) : IN_THE_CLEAR;
	if (isUnreadable(said)) return said;
	const { message } = (said ?? {}) as { message?: unknown };
	return typeof message === 'string' ? undefined : IN_THE_CLEAR;
}

function disowned(instead: Unreadable, converter: PayloadConverter): ProtoFailure {
	return {
		message: instead.homeworkUnreadable.words,
		applicationFailureInfo: {
			type: NOT_OURS,
			nonRetryable: true,
			details: { payloads: [converter.toPayload(instead)] },
		},
	};
}

export const failureConverter = new OwnFailures();
