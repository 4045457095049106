import type { RequestResult } from '../../contract/request';
import type { StopRequest } from '../../contract/stops';
import { tellOfStop, type AnnounceSettings } from './announcing';

/**
 * Records that whoever reads an address wants no messages there any more, or wants them again, and has told whoever wants to
 * know.
 *
 * @param now in milliseconds
 */
export async function carryOutStop(
	request: StopRequest,
	now: number,
	settings: AnnounceSettings,
): Promise<RequestResult> {
	const { stops } = settings.ledger;
	const { of, stopId, source, at, wording } = request;
	const assignmentId = 'assignmentId' in of ? of.assignmentId : undefined;
	const contactIndex = 'contactIndex' in of ? of.contactIndex : await stops.addressOf(of.assignmentId);
	if (contactIndex === undefined) return { kind: 'nothing-on-record' };
	const stopped = await stops.record(
		{
			...{ stopId, contactIndex, source, askedAt: Date.parse(at) },
			scope: request.kind === 'record-stop' ? request.scope : 'none',
			...(wording !== undefined && { wording }),
			...(assignmentId !== undefined && { assignmentId }),
		},
		now,
	);
	await tellOfStop(contactIndex, now, settings);
	return { kind: 'stop', ...stopped };
}
