import { briefId, codeCommandId, farewellCommandId, noticeCommandId } from '../../contract/names';
import { announceDelivery } from '../recording/announcing';
import { briefedDay } from '../recording/brief';
import type {
	AttentionSendActivities,
	BriefSendActivities,
	CodeSendActivities,
	FarewellSendActivities,
	MessageActivities,
	NoticeSendActivities,
} from '../types';
import { attentionAdapter } from './attention';
import { briefAdapter } from './brief';
import { codeAdapter } from './code';
import { Dispatcher } from './dispatcher';
import { farewellAdapter } from './farewell';
import { messageAdapter } from './message';
import { noticeAdapter } from './notice';
import type { SendSettings } from './settings';

type SendActivities = MessageActivities &
	BriefSendActivities &
	CodeSendActivities &
	NoticeSendActivities &
	AttentionSendActivities &
	FarewellSendActivities;

/** The activities that have something said: one dispatcher for all, and an adapter for each kind. */
export function createSendActivities(settings: SendSettings): SendActivities {
	const { ledger, library } = settings;
	const dispatcher = new Dispatcher(settings);
	return {
		async sendMessage({ command, commandId, assignmentId, generation, at, expiresAt, anyHour = false }) {
			const times = { at: Date.parse(at), expiresAt: Date.parse(expiresAt) };
			const ending = await dispatcher.dispatch(
				{ kind: command, commandId, assignmentId, anyHour, ...times },
				messageAdapter(command, { generation }, settings),
			);
			if (command === 'deliver' && ending.kind !== 'sent') await announceDelivery(assignmentId, settings);
			return ending;
		},

		async sendBrief({ clinicianId, date, edition, at, expiresAt }) {
			const day = briefedDay({ clinicianId, date }, library.calendar.zone);
			const commandId = briefId(clinicianId, date, edition);
			const times = { at: Date.parse(at), expiresAt: Date.parse(expiresAt) };
			return await dispatcher.dispatch(
				{ kind: 'brief', commandId, edition, ...day, ...times },
				briefAdapter(edition, settings),
			);
		},

		async sendCode({ codeId }) {
			const { expiresAt } = await ledger.codes.content(codeId);
			const at = await settings.now();
			return await dispatcher.dispatch(
				{ kind: 'code', commandId: codeCommandId(codeId), at, expiresAt },
				codeAdapter(codeId, settings),
			);
		},

		async sendFarewell({ stopId }) {
			const expiresAt = await ledger.farewells.expiry(stopId);
			const at = await settings.now();
			return await dispatcher.dispatch(
				{ kind: 'farewell', commandId: farewellCommandId(stopId), at, expiresAt },
				farewellAdapter(stopId, settings),
			);
		},

		async sendNotice({ eventId, routeId, expiresAt }) {
			const commandId = noticeCommandId(eventId, routeId);
			const topic = await ledger.notices.topic(commandId);
			const at = await settings.now();
			return await dispatcher.dispatch(
				{ kind: 'notice', commandId, at, expiresAt: Date.parse(expiresAt) },
				noticeAdapter(topic, routeId, settings),
			);
		},

		async sendAttention({ commandId, routeId, expiresAt }) {
			const at = await settings.now();
			return await dispatcher.dispatch(
				{ kind: 'attention', commandId, at, expiresAt: Date.parse(expiresAt) },
				attentionAdapter(routeId, settings),
			);
		},
	};
}
