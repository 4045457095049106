import { randomBytes } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { Person } from '../../../temporal/contract/assignment';
import * as identity from '../../../temporal/contract/identity';
import type { KeyRing } from '../../../temporal/contract/keys';
import { CONTRACT_VERSION } from '../../../temporal/contract/names';
import type { HandOver } from '../../../temporal/contract/request';
import { assignmentId } from '../../shared/assignment-id';
import { spoken, utc, withOffset } from '../../shared/instants';
import { TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { address } from '../../shared/parameters/address';
import { choice } from '../../shared/parameters/choice';
import { code } from '../../shared/parameters/code';
import { instant } from '../../shared/parameters/instant';
import { ItemParameters } from '../../shared/parameters/parameters';
import { personName } from '../../shared/parameters/person-name';
import { request } from '../../shared/request';
import { handOverParameters } from './parameters';
import { preview } from './preview';
import { readZone } from '../read-zone';

const NOT_HANDED_OVER = 'Nothing was handed over';

/** What one item hands over, and the parameter that names it. */
interface Wish {
	of: HandOver['of'];
	named: string;
	to: Person;
	from: DateTime<true>;
	zone: string;
}

/** Makes another clinician responsible: of an assignment, a client, or all that a clinician is responsible for. */
export const handOver: Changing = (context, connection) => {
	const now = DateTime.utc();
	return (itemIndex) => {
		const parameters = new ItemParameters(context, itemIndex, handOverParameters, NOT_HANDED_OVER);
		const { of, named, to, from, zone } = readWish(context, parameters, connection.ring, now);
		return {
			about: { scope: of.scope, ...(of.scope === 'assignment' && { assignmentId: of.id }), from: utc(from) },
			preview: async () =>
				await preview(connection, {
					...{ of, to, from: utc(from) },
					unknown: `${parameters.label(named)} leads to nothing that is on record, so nothing would be handed over`,
					when: `from ${spoken(from, zone)} on (${zone})`,
				}),
			carryOut: async () => {
				const handoverId = randomBytes(ID_BYTES).toString('base64url');
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
					parameters.refuse(named, 'leads to nothing that is on record');
					throw parameters.refusal();
				}
				return { status: 'handed over', assignments: requested.result.assignments };
			},
		};
	};
};

/** Bytes of an id of the contract's `opaqueIdSchema`. */
const ID_BYTES = 16;

function readWish(context: IExecuteFunctions, parameters: ItemParameters, ring: KeyRing, now: DateTime<true>): Wish {
	const whose = readWhose(parameters, ring);
	const to = readNext(parameters);
	const zone = readZone(context, parameters) ?? 'utc';
	const from = readFrom(parameters, zone, now);
	if (to && whose?.of.scope === 'clinician' && whose.of.id === identity.clinicianId(ring, to)) {
		parameters.refuse('toClinicianEmail', `is the same as ${parameters.label('fromClinicianEmail')}`);
	}
	parameters.check();
	return { ...whose!, to: to!, from, zone };
}

function readWhose(parameters: ItemParameters, ring: KeyRing): Pick<Wish, 'of' | 'named'> | undefined {
	const scope = parameters.need('scope', choice<HandOver['of']['scope']>());
	switch (scope) {
		case 'assignment': {
			const id = parameters.need('assignmentId', assignmentId);
			return id === undefined ? undefined : { of: { scope, id }, named: 'assignmentId' };
		}
		case 'client': {
			const reference = parameters.read('clientReference', code);
			const email = parameters.read('clientEmail', address);
			if (reference)
				return { of: { scope, id: identity.clientId(ring, { reference, email: '' }) }, named: 'clientReference' };
			if (email) return { of: { scope, id: identity.clientId(ring, { email }) }, named: 'clientEmail' };
			if (parameters.isAbsent('clientReference') && parameters.isAbsent('clientEmail')) {
				parameters.refuse('clientEmail', `is missing, and so is ${parameters.label('clientReference')}; set one`);
			}
			return undefined;
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

/** An instant earlier on the same day means now. */
function readFrom(parameters: ItemParameters, zone: string, now: DateTime<true>): DateTime<true> {
	const from = parameters.read('from', instant(zone, 'begin-of-day'));
	if (from && from < now.setZone(zone).startOf('day')) {
		parameters.refuse('from', `lies in the past (${withOffset(from, zone)})`);
	}
	return from ? DateTime.max(from, now) : now;
}
