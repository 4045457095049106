import type { IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { Person } from '../../../temporal/contract/assignment';
import * as identity from '../../../temporal/contract/identity';
import type { KeyRing } from '../../../temporal/contract/keys';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import type { HandOver } from '../../../temporal/contract/request';
import { changeId } from '../../shared/change-id';
import { spoken, utc, withOffset } from '../../shared/instants';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { address } from '../../shared/parameters/address';
import { instant } from '../../shared/parameters/instant';
import { ItemParameters } from '../../shared/parameters/parameters';
import { personName } from '../../shared/parameters/person-name';
import { request } from '../../shared/request';
import { readOneAssignment } from '../../shared/scope';
import { handOverParameters, handOverScope } from './parameters';
import { preview } from './preview';
import { readWhichClient } from '../../shared/which-client';
import { readZone } from '../read-zone';

const NOT_HANDED_OVER = 'Nothing was handed over';

/** What one item hands over, and the parameter that names it. */
interface Wish {
	of: HandOver['of'];
	named: string;
	to: Person;
	/** Without one, or where it is over by now, from now on. */
	from?: DateTime<true>;
	zone: string;
}

/** Makes another clinician responsible: of an assignment, a client, or all that a clinician is responsible for. */
export const handOver: Changing = (context, connection) => {
	const now = DateTime.utc();
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, handOverParameters, NOT_HANDED_OVER);
		const { of, named, to, from: asked, zone } = readWish(context, parameters, connection.ring, now);
		const from = asked ? DateTime.max(asked, now) : now;
		const unknown = `leads to nothing that is on record${named === 'clientEmail' ? ' under this name' : ''}`;
		return {
			about: { scope: of.scope, ...(of.scope === 'assignment' && { assignmentId: of.id }), from: utc(from) },
			// From one clinician to the next, and from there on: what a clinician has depends on the items before.
			changes: of.scope === 'clinician' ? of.scope : of.id,
			preview: async () =>
				await preview(connection, {
					...{ of, to, from: utc(from) },
					unknown: `${parameters.label(named)} ${unknown}, so nothing would be handed over`,
					when: `from ${spoken(from, zone)} on (${zone})`,
				}),
			carryOut: async () => {
				const handoverId = changeId(context, connection.ring, itemIndex, { of, to, from: asked && utc(asked) });
				const requested = await request(connection, `handover/${handoverId}`, {
					version: CONTRACT_VERSION,
					kind: 'hand-over',
					handoverId,
					of,
					to: { clinicianId: identity.clinicianId(connection.ring, to), person: to },
					from: utc(from),
				});
				if (!requested.done) return { status: 'accepted', note: TAKES_EFFECT_LATER };
				if (requested.result.kind !== 'handed-over') {
					parameters.refuse(named, unknown);
					throw parameters.refusal();
				}
				const { assignments } = requested.result;
				return {
					status: 'handed over',
					assignments,
					note: changeHands(assignments, `${spoken(from, zone)} (${zone})`),
				};
			},
		};
	};
};

function changeHands(assignments: number, when: string): string {
	if (assignments === 0) return `No open assignment changes hands by this, from ${when} on.`;
	return assignments === 1
		? `One open assignment changes hands: ${when}.`
		: `${assignments} open assignments change hands: ${when}.`;
}

function readWish(context: IExecuteFunctions, parameters: ItemParameters, ring: KeyRing, now: DateTime<true>): Wish {
	const whose = readWhose(parameters, ring);
	const to = readNext(parameters);
	const zone = readZone(context, parameters, 'fromTimeZone') ?? 'utc';
	const from = readFrom(parameters, zone, now);
	if (to && whose?.of.scope === 'clinician' && whose.of.id === identity.clinicianId(ring, to)) {
		parameters.refuse('toClinicianEmail', `is the same as ${parameters.label('fromClinicianEmail')}`);
	}
	parameters.check();
	return { ...whose!, to: to!, ...(from && { from }), zone };
}

function readWhose(parameters: ItemParameters, ring: KeyRing): Pick<Wish, 'of' | 'named'> | undefined {
	const scope = handOverScope.read(parameters);
	switch (scope) {
		case 'assignment': {
			const of = readOneAssignment(parameters);
			return of && { of, named: 'assignmentId' };
		}
		case 'client': {
			const client = readWhichClient(parameters);
			if (!client) return undefined;
			const named = client.reference === undefined ? 'clientEmail' : 'clientReference';
			return { of: { scope, id: identity.clientId(ring, client) }, named };
		}
		case 'clinician': {
			const email = parameters.need('fromClinicianEmail', address);
			if (email === undefined) return undefined;
			return { of: { scope, id: identity.clinicianId(ring, { email }) }, named: 'fromClinicianEmail' };
		}
		case undefined:
			return undefined;
	}
}

function readNext(parameters: ItemParameters): Person | undefined {
	const name = parameters.need('toClinicianName', personName);
	const email = parameters.need('toClinicianEmail', address);
	return name === undefined || email === undefined ? undefined : { name, email };
}

/** It may be earlier on the same day. */
function readFrom(parameters: ItemParameters, zone: string, now: DateTime<true>): DateTime<true> | undefined {
	const from = parameters.read('from', instant(zone, 'begin-of-day'));
	if (from && from < now.setZone(zone).startOf('day')) {
		parameters.refuse('from', `lies in the past (${withOffset(from, zone)})`);
	}
	return from;
}
