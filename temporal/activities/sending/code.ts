import type { CodeCommand } from '../../contract/command';
import type { Adapter } from './adapter';
import type { SendSettings } from './settings';

/** The one-time code that a clinician has asked for. */
export function codeAdapter(codeId: string, { ledger, library }: Pick<SendSettings, 'ledger' | 'library'>): Adapter {
	return {
		routeKind: 'code',
		route: () => ledger.routes.owner('code'),
		async compose({ words }, envelope, at) {
			const { clinicianId, clinician, digits, expiresAt } = await ledger.codes.content(codeId);
			const push: CodeCommand = {
				...envelope,
				command: 'code',
				clinicianId,
				to: clinician,
				message: library.messagesAsOf(words).composeCode({ clinician, code: digits, expiresAt, saidAt: at }),
			};
			return { push, names: [clinician.name] };
		},
	};
}
