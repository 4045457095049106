import type { OtherWorkflows } from '../../../temporal/activities/other-workflows';

/** No workflow but the one that is under test, to which nothing was said. */
export const nobodyElse: OtherWorkflows = {
	wakeBrief: async () => undefined,
	startNotice: async () => undefined,
	startCode: async () => undefined,
	startFarewell: async () => undefined,
	startAttention: async () => undefined,
	tellStopped: async () => undefined,
	tellReviewed: async () => undefined,
	tellAgreed: async () => undefined,
	tellEnding: async () => undefined,
	unheardAmong: async () => [],
	brakeAsked: async () => false,
	change: async () => ({ kind: 'gone' }),
	handIn: async () => undefined,
	untilHandedIn: async () => false,
};
