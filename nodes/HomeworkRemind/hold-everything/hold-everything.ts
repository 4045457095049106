import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { LONGEST_HOLD_REASON } from '../../../temporal/contract/brake';
import { BRAKE_KEY, CONTRACT_VERSION } from '../../../temporal/contract/names';
import { changeId } from '../../shared/change-id';
import type { HomeworkConnection } from '../../shared/connection';
import { spoken } from '../../shared/instants';
import type { Telling } from '../../shared/operation';
import { ItemParameters } from '../../shared/parameters/parameters';
import { text } from '../../shared/parameters/text';
import { request } from '../../shared/request';
import { tellOfEach } from '../../shared/rows';
import { technically } from '../../shared/technically';
import { holdEverythingParameters } from './parameters';

/** Holds all that goes to clients: once, however many items there are, for the reason of the first. */
export const holdEverything: Telling = async (context, connection) => {
	let pulled: Promise<IDataObject> | undefined;
	return await tellOfEach(
		context,
		(itemIndex) => {
			const parameters = new ItemParameters(context, itemIndex, holdEverythingParameters, 'Nothing is held');
			const reason = parameters.need('holdReason', text({ longest: LONGEST_HOLD_REASON }));
			parameters.check();
			return { reason: reason!, holdId: changeId(context, connection.ring, itemIndex, { reason }) };
		},
		async (asked) => await (pulled ??= hold(connection, asked, context.getTimezone())),
	);
};

async function hold(
	connection: HomeworkConnection,
	asked: { reason: string; holdId: string },
	zone: string,
): Promise<IDataObject> {
	const input = { version: CONTRACT_VERSION, kind: 'hold', ...asked } as const;
	const requested = await request(connection, BRAKE_KEY, input, { replaceEarlier: true });
	if (!requested.done) return { status: 'accepted', reason: asked.reason, note: HOLDS_LATER };
	const { result } = requested;
	if (result.kind !== 'held') return { status: 'not held', reason: asked.reason, note: LET_GO_SINCE };
	const { since, reason, before } = result;
	const when = `${spoken(DateTime.fromISO(since) as DateTime<true>, zone)} (${zone})`;
	return before
		? { status: 'already held', since, reason, note: `It has been held since ${when}, and that reason stands.` }
		: { status: 'held', since, reason, note: HELD };
}

const HELD =
	'Nothing goes out to clients until it is let go (Homework Remind, Let Go). What was just being posted may still ' +
	'arrive. Briefs and notices to staff go on.';

const LET_GO_SINCE = 'Everything was let go after this was asked for, so that nothing is held.';

const HOLDS_LATER = technically(
	'It is kept, and holds before anything goes out, as soon as the homework service is there again.',
	'no worker took it up in time.',
);
