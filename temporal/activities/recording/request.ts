import { activityInfo } from '@temporalio/activity';
import { requestSchema, type RequestResult } from '../../contract/request';
import type { Ledger } from '../../ledger/ledger';
import { endBy } from '../sending/certainty';
import { askCode, enterCode } from './sign-in';
import { pullBrake } from './brake';
import { keepNotTaken } from './keep-not-taken';
import { changeLibrary, type LibraryParts } from './change-library';
import { markReviewed } from './review';
import { announceConsent, announceEnding, briefOf, wakeBriefs } from './announcing';
import { checked } from '../failures';
import { carryOutStop } from './stops';
import { refusedWords } from '../sending/flow-origins';
import { sendSample, type SampleSettings } from '../sending/sample';
import type { RequestActivities } from '../types';
import type { OtherWorkflows } from '../other-workflows';

export interface RequestSettings extends SampleSettings, LibraryParts {
	ledger: Ledger;
	others: OtherWorkflows;
}

/** The activity that carries out writes that are not addressed to one assignment. */
export function createRequestActivities(settings: RequestSettings): RequestActivities {
	const { origins, ledger } = settings;
	const { commands, consents, handovers, routes } = ledger;
	return {
		async carryOut(input): Promise<RequestResult> {
			const request = checked(requestSchema, input, 'request');
			switch (request.kind) {
				case 'claim-routes': {
					for (const route of request.routes) {
						const objection = origins.objection(route.url);
						if (objection !== undefined) return { kind: 'address-refused', message: refusedWords(route, objection) };
					}
					const claim = await routes.claim(request);
					if (claim.kind === 'claimed') return claim;
					const taken = claim.owners.map(({ kind, instanceId, flowId, flowName, nodeName }) => ({
						...{ kind, instanceId, flowId, flowName, nodeName },
					}));
					return { kind: 'owned-by-others', taken };
				}
				case 'release-routes':
					return { kind: 'released', routeIds: await routes.release(request.routeIds) };
				case 'send-sample':
					await settings.upToDate.look();
					await sendSample(request, settings);
					return { kind: 'sample-sent' };
				case 'hand-over': {
					const changed = await handovers.record(request, activityInfo().scheduledTimestampMs);
					if (!changed) return { kind: 'nothing-on-record' };
					await wakeBriefs(
						changed.sessions.map((session) => briefOf(session, settings.library)),
						settings,
					);
					return { kind: 'handed-over', assignments: changed.assignments };
				}
				case 'grant-consents': {
					const at = activityInfo().scheduledTimestampMs;
					const stand: Array<Awaited<ReturnType<typeof consents.grant>>> = [];
					for (const grant of request.grants) {
						stand.push(await consents.grant(grant, at));
						await announceConsent(grant, settings);
					}
					return { kind: 'consents', consents: stand };
				}
				case 'keep-not-taken':
					return await keepNotTaken(request, activityInfo().scheduledTimestampMs, ledger);
				case 'record-stop':
				case 'lift-stop':
					return await carryOutStop(request, activityInfo().scheduledTimestampMs, settings);
				case 'ask-code':
					return await askCode(request, settings);
				case 'enter-code':
					return await enterCode(request, settings);
				case 'hold':
				case 'let-go':
					return await pullBrake(request, ledger);
				case 'change-library':
					return await changeLibrary(request, settings);
				case 'mark-reviewed':
					return await markReviewed(request, settings);
				case 'hand-in-receipt': {
					const { receipt } = request;
					const at = activityInfo().scheduledTimestampMs;
					const taken = await commands.handIn(receipt.tryId, endBy(receipt), at);
					if (!('lateFor' in taken) || taken.lateFor === undefined) return { kind: 'receipt-taken', as: taken.as };
					for (const id of [taken.lateFor, ...(await commands.endedWith(taken.lateFor))])
						await announceEnding(id, at, settings);
					return { kind: 'receipt-taken', as: taken.as };
				}
			}
		},
	};
}
