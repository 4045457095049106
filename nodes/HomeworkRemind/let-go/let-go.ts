import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { HeldBack, Pointless } from '../../../temporal/contract/brake';
import { BRAKE_KEY, CONTRACT_VERSION } from '../../../temporal/contract/names';
import { askIfAnswered } from '../../shared/ask';
import { changeId } from '../../shared/change-id';
import type { HomeworkConnection } from '../../shared/connection';
import { spoken } from '../../shared/instants';
import { NOT_LOOKED_UP, TAKES_EFFECT_LATER } from '../../shared/later';
import type { Changing } from '../../shared/operation';
import { request } from '../../shared/request';

/** Lets go of all that is held: once, however many items there are. */
export const letGo: Changing = (context, connection) => {
	const zone = context.getTimezone();
	let shown: Promise<IDataObject> | undefined;
	let done: Promise<IDataObject> | undefined;
	return (itemIndex) => ({
		about: {},
		preview: async () => await (shown ??= preview(connection, zone)),
		carryOut: async () => {
			const letGoId = changeId(context, connection.ring, itemIndex, {});
			return await (done ??= carryOut(connection, letGoId, zone));
		},
	});
};

async function preview(connection: HomeworkConnection, zone: string): Promise<IDataObject> {
	const held = await askIfAnswered(connection, 'previewLetGo', {});
	if (held === undefined) return { plan: [WOULD_GO, NOT_LOOKED_UP], checked: false };
	if (held === null) return { plan: [NOT_HELD], checked: true };
	const { since, reason } = held;
	const when = `${spoken(DateTime.fromISO(since) as DateTime<true>, zone)} (${zone})`;
	return { plan: [`Held since ${when}: ${reason}`, WOULD_GO, ...lines(held)], ...told(held), checked: true };
}

async function carryOut(connection: HomeworkConnection, letGoId: string, zone: string): Promise<IDataObject> {
	const input = { version: CONTRACT_VERSION, kind: 'let-go', letGoId } as const;
	const requested = await request(connection, BRAKE_KEY, input, { replaceEarlier: true });
	if (!requested.done) return { status: 'accepted', note: TAKES_EFFECT_LATER };
	const { result } = requested;
	if (result.kind !== 'let-go') return { status: 'not held', note: NOT_HELD };
	const when = `${spoken(DateTime.fromISO(result.since) as DateTime<true>, zone)} (${zone})`;
	return { status: 'let go', ...told(result), lines: lines(result), note: `It was held since ${when}. ${GOES}` };
}

const NOT_HELD = 'Nothing is held.';
const GOES = 'What waits goes out within a quarter of an hour, where hours, gap and limits let it.';
const WOULD_GO = 'What waits would go out within a quarter of an hour, where hours, gap and limits let it';

function told({ since, reason, waiting, pointless, listed }: HeldBack): IDataObject {
	return { since, reason, waiting, pointless, becamePointless: listed };
}

function lines({ waiting, pointless, listed }: HeldBack): string[] {
	const more = pointless - listed.length;
	return [
		`Messages that wait: ${waiting}.`,
		`Messages that are pointless by now and go out no more: ${pointless}.`,
		...listed.map(line),
		...(more > 0 ? [`And ${more} more.`] : []),
	];
}

const WHAT: Record<Pointless['what'], string> = {
	deliver: 'the homework itself',
	remind: 'a reminder',
	confirm: 'thanks for an answer',
};

/** `Ada E.: Thought record, a reminder of Mon 2 Mar 2026, 9:00 (Europe/London).` */
function line({ client, exercise, what, plannedAt, zone }: Pointless): string {
	const when = spoken(DateTime.fromISO(plannedAt) as DateTime<true>, zone);
	return `${client}: ${exercise}, ${WHAT[what]} of ${when} (${zone}).`;
}
