import { randomBytes } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { Person } from '../../temporal/contract/assignment';
import * as identity from '../../temporal/contract/identity';
import type { KeyRing } from '../../temporal/contract/keys';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { HandOver } from '../../temporal/contract/request';
import { readAssignmentId } from '../shared/assignment-id';
import type { HomeworkConnection } from '../shared/connection';
import { fieldError, optionalText, type FieldProblem } from '../shared/fields';
import { readInstant, spoken, utc, withOffset } from '../shared/instants';
import { forEachItem } from '../shared/items';
import { request } from '../shared/request';
import { readClinician } from './read-clinician';
import { readZone } from './read-zone';

const NOT_HANDED_OVER = 'Nothing was handed over';

const LABELS = {
	assignmentId: 'Assignment ID',
	clientEmail: 'Client E-Mail',
	clientReference: 'Client Reference',
	fromClinicianEmail: 'From Clinician E-Mail',
	toClinicianName: 'To Clinician Name',
	toClinicianEmail: 'To Clinician E-Mail',
	from: 'From',
} as const;

/** What one item hands over, and the field that names it. */
interface Wish {
	of: HandOver['of'];
	named: FieldProblem['field'];
	to: Person;
	from: DateTime<true>;
	zone: string;
}

/** Makes another clinician responsible: of an assignment, a client, or all that a clinician is responsible for. */
export async function handOver(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
): Promise<INodeExecutionData[]> {
	const now = DateTime.utc();
	return await forEachItem(context, async (itemIndex): Promise<IDataObject> => {
		const { of, named, to, from, zone } = readWish(context, itemIndex, connection.ring, now);
		const about = { scope: of.scope, ...(of.scope === 'assignment' && { assignmentId: of.id }), from: utc(from) };
		if (context.getMode() === 'manual' && context.getNodeParameter('forReal', itemIndex, false) !== true) {
			return {
				...about,
				status: 'preview',
				plan: [
					`${WHAT[of.scope]} would be handed over, from ${spoken(from, zone)} on (${zone})`,
					'Briefs for sessions from then on would go to the new clinician',
				],
				note: 'Preview of a manual run: nothing was handed over. Switch on Hand Over for Real to hand over.',
			};
		}
		const handoverId = randomBytes(ID_BYTES).toString('base64url');
		const requested = await request(connection, `handover/${handoverId}`, {
			version: CONTRACT_VERSION,
			kind: 'hand-over',
			handoverId,
			of,
			to: { clinicianId: identity.clinicianId(connection.ring, to), person: to },
			from: utc(from),
		});
		if (!requested.done) return { ...about, status: 'accepted', note: 'Takes effect once a worker runs.' };
		if (requested.result.kind !== 'handed-over') {
			const problem = { field: named, reason: 'leads to nothing that is on record' };
			throw fieldError(context.getNode(), itemIndex, NOT_HANDED_OVER, [problem]);
		}
		return { ...about, status: 'handed over', assignments: requested.result.assignments };
	});
}

/** Bytes of an id of the contract's `opaqueIdSchema`. */
const ID_BYTES = 16;

const WHAT: Record<HandOver['of']['scope'], string> = {
	assignment: 'This assignment',
	client: 'All of this client',
	clinician: 'All for whom this clinician is responsible',
};

function readWish(context: IExecuteFunctions, itemIndex: number, ring: KeyRing, now: DateTime<true>): Wish {
	const problems: FieldProblem[] = [];
	const whose = readWhose(context, itemIndex, ring, problems);
	const to = readNext(context, itemIndex, problems);
	const zone = readZone(context, itemIndex, problems) ?? 'utc';
	const from = readFrom(context.getNodeParameter('from', itemIndex, ''), zone, now, problems);
	if (to && whose?.of.scope === 'clinician' && whose.of.id === identity.clinicianId(ring, to)) {
		problems.push({ field: LABELS.toClinicianEmail, reason: `is the same as ${LABELS.fromClinicianEmail}` });
	}
	if (whose && to && from && problems.length === 0) return { ...whose, to, from, zone };
	throw fieldError(context.getNode(), itemIndex, NOT_HANDED_OVER, problems);
}

function readWhose(
	context: IExecuteFunctions,
	itemIndex: number,
	ring: KeyRing,
	problems: FieldProblem[],
): Pick<Wish, 'of' | 'named'> | undefined {
	const text = (parameter: string) => optionalText(context.getNodeParameter(parameter, itemIndex, ''));
	const scope = context.getNodeParameter('scope', itemIndex) as HandOver['of']['scope'];
	switch (scope) {
		case 'assignment':
			return {
				of: { scope, id: readAssignmentId(context, itemIndex, NOT_HANDED_OVER) },
				named: LABELS.assignmentId,
			};
		case 'client': {
			const reference = text('clientReference');
			const email = text('clientEmail');
			if (reference) {
				return { of: { scope, id: identity.clientId(ring, { reference, email: '' }) }, named: LABELS.clientReference };
			}
			if (email) return { of: { scope, id: identity.clientId(ring, { email }) }, named: LABELS.clientEmail };
			problems.push({ field: LABELS.clientEmail, reason: `is missing, and so is ${LABELS.clientReference}; set one` });
			return undefined;
		}
		case 'clinician': {
			const email = text('fromClinicianEmail');
			if (email) return { of: { scope, id: identity.clinicianId(ring, { email }) }, named: LABELS.fromClinicianEmail };
			problems.push({ field: LABELS.fromClinicianEmail, reason: 'is missing' });
			return undefined;
		}
	}
}

function readNext(context: IExecuteFunctions, itemIndex: number, problems: FieldProblem[]): Person | undefined {
	const known = problems.length;
	const to = readClinician(
		{ field: LABELS.toClinicianName, value: context.getNodeParameter('toClinicianName', itemIndex, '') },
		{ field: LABELS.toClinicianEmail, value: context.getNodeParameter('toClinicianEmail', itemIndex, '') },
		problems,
	);
	if (to === undefined && problems.length === known) {
		problems.push({ field: LABELS.toClinicianName, reason: 'is missing' });
		problems.push({ field: LABELS.toClinicianEmail, reason: 'is missing' });
	}
	return to;
}

/** An instant earlier on the same day means now. */
function readFrom(
	value: unknown,
	zone: string,
	now: DateTime<true>,
	problems: FieldProblem[],
): DateTime<true> | undefined {
	if (!value) return now;
	const from = readInstant(value, zone, 'begin-of-day');
	if ('at' in from && from.at >= now.setZone(zone).startOf('day')) return DateTime.max(from.at, now);
	const reason = 'at' in from ? `lies in the past (${withOffset(from.at, zone)})` : from.reason;
	problems.push({ field: LABELS.from, reason });
	return undefined;
}
