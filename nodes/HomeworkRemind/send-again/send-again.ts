import type { WentWrong, WhatWentWrong } from '../../../temporal/contract/resend';
import { aboutAssignment } from '../../shared/assignment-id';
import { changeId } from '../../shared/change-id';
import { utc } from '../../shared/instants';
import type { Changing } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { instant } from '../../shared/parameters/instant';
import { ItemParameters } from '../../shared/parameters/parameters';
import { readOneAssignment } from '../../shared/scope';
import { previewMany, tellMany } from '../many/many';
import { previewOne, tellOne } from '../send-now/send-now';
import { sendAgainParameters, sendAgainScope } from './parameters';

/** Has what did not arrive, or may not have, sent again: for one assignment, or for all of a span of time. */
export const sendAgain: Changing = (context, connection) => (itemIndex) => {
	const parameters = new ItemParameters(context, itemIndex, sendAgainParameters, 'Nothing was sent again');
	const scope = sendAgainScope.read(parameters);
	const one = scope === 'assignment' ? readOneAssignment(parameters) : undefined;
	const of = scope === 'span' ? readSpan(parameters, context.getTimezone()) : undefined;
	parameters.check();
	if (one) {
		const { id } = one;
		return {
			about: { scope, ...aboutAssignment(id) },
			changes: id,
			preview: async () => await previewOne(connection, id, false),
			carryOut: async () => {
				return await tellOne(connection, id, { changeId: changeId(context, connection.ring, itemIndex, { id }) });
			},
		};
	}
	const order = { kind: 'send-again', of: of! } as const;
	return {
		about: { scope },
		preview: async () => await previewMany(connection, order),
		carryOut: async () => await tellMany(connection, changeId(context, connection.ring, itemIndex, order), order),
	};
};

const WHAT: Record<WhatWentWrong | 'either', WhatWentWrong[]> = {
	either: ['unknown', 'not-arrived'],
	'not-arrived': ['not-arrived'],
	unknown: ['unknown'],
};

function readSpan(parameters: ItemParameters, zone: string): WentWrong | undefined {
	const what = parameters.need('wentWrong', choice<keyof typeof WHAT>());
	const from = parameters.need('spanFrom', instant(zone, 'begin-of-day'));
	const to = parameters.need('spanTo', instant(zone, 'end-of-day'));
	if (!what || !from || !to) return undefined;
	if (to <= from) parameters.refuse('spanTo', `is not after ${parameters.label('spanFrom')}`);
	return { scope: 'went-wrong', what: WHAT[what], from: utc(from), to: utc(to) };
}
