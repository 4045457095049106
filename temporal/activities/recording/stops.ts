import type { RequestResult } from '../../contract/request';
import type { StopRequest } from '../../contract/stops';
import type { Ledger } from '../../ledger/ledger';
import type { Stopped } from '../../ledger/sending/stops';
import { tellOfStop, type AnnounceSettings } from './announcing';

/**
 * Records that whoever reads an address wants no messages there any more, or wants them again, and has told whoever wants to
 * know, and once whoever stopped them.
 *
 * @param now in milliseconds
 */
export async function carryOutStop(
	request: StopRequest,
	now: number,
	settings: AnnounceSettings,
): Promise<RequestResult> {
	const recorded = await recordWish(request, now, settings.ledger);
	if (!recorded) return { kind: 'nothing-on-record' };
	const { contactIndex, ...stopped } = recorded;
	await tellOfStop(contactIndex, now, settings);
	if (await settings.ledger.farewells.waits(request.stopId)) await settings.others.startFarewell(request.stopId);
	return { kind: 'stop', ...stopped };
}

/**
 * Puts it on record, once under its id. Undefined where it goes by an assignment that is not on record.
 *
 * @param now in milliseconds
 */
export async function recordWish(
	request: StopRequest,
	now: number,
	{ stops }: Pick<Ledger, 'stops'>,
): Promise<(Stopped & { contactIndex: string }) | undefined> {
	const { of, stopId, source, at, wording } = request;
	const assignmentId = 'assignmentId' in of ? of.assignmentId : undefined;
	const contactIndex = 'contactIndex' in of ? of.contactIndex : await stops.addressOf(of.assignmentId);
	if (contactIndex === undefined) return undefined;
	const stopped = await stops.record(
		{
			...{ stopId, contactIndex, source, askedAt: Math.min(Date.parse(at), now) },
			scope: request.kind === 'record-stop' ? request.scope : 'none',
			...(wording !== undefined && { wording }),
			...(assignmentId !== undefined && { assignmentId }),
		},
		now,
	);
	return { ...stopped, contactIndex };
}
