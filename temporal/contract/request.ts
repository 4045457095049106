import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema, personSchema, termsSchema } from './assignment';
import { submissionSchema } from './change-inputs';
import { holdResultSchema, holdSchema, letGoResultSchema, letGoSchema, notHeldSchema } from './brake';
import { routeCommandSchema, routeKindSchema } from './command';
import { changeLibrarySchema, libraryChangedSchemas } from './library-change';
import { CHANGE, CONTRACT_VERSION } from './names';
import { receiptSchema } from './receipt';
import { markReviewedSchema, reviewedSchema } from './review';
import { liftStopSchema, recordStopSchema, stopResultSchema } from './stops';
import { askCodeSchema, codeAskedSchema, codeEnteredSchema, enterCodeSchema } from './sign-in';

/** A node of a published flow that takes a command or serves the client's page. */
export const routeSchema = z.strictObject({
	routeId: opaqueIdSchema,
	kind: routeKindSchema,
	/** The n8n instance that the flow lives on. */
	instanceId: z.string(),
	flowId: z.string(),
	flowName: z.string(),
	nodeId: z.string(),
	nodeName: z.string(),
	/** Production URL of the node's webhook. */
	url: z.url(),
});

/** A route that another node has, of another flow or of the same, as told to a node that wants it. */
const takenRouteSchema = routeSchema.pick({
	kind: true,
	instanceId: true,
	flowId: true,
	flowName: true,
	nodeName: true,
});

/**
 * Asks for all routes of one node, or for none of them: refused while another flow owns one, unless taken over on
 * purpose. A topic may have any number of owners.
 */
export const claimRoutesSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('claim-routes'),
	routes: z.array(routeSchema).min(1),
	/** Routes that the same node may have had until now, and has no more with this claim. */
	givenUp: z.array(opaqueIdSchema),
	takeOver: z.boolean(),
});

/** Gives routes up. Does nothing about those that the node does not own, or not any more. */
export const releaseRoutesSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('release-routes'),
	routeIds: z.array(opaqueIdSchema).min(1),
});

/** Asks for one realistic sample, pushed to a flow that listens for a test event. Touches no route. */
export const sendSampleSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('send-sample'),
	command: routeCommandSchema,
	routeId: opaqueIdSchema,
	/** Test URL of the node's webhook. */
	url: z.url(),
});

/** Makes somebody responsible for one assignment, a client, or all that a clinician is responsible for, from then on. */
export const handOverSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('hand-over'),
	/** Handing over twice under one id is handing over once. */
	handoverId: opaqueIdSchema,
	of: z.discriminatedUnion('scope', [
		z.strictObject({ scope: z.literal('assignment'), id: opaqueIdSchema }),
		z.strictObject({ scope: z.literal('client'), id: opaqueIdSchema }),
		z.strictObject({ scope: z.literal('clinician'), id: opaqueIdSchema }),
	]),
	to: z.strictObject({ clinicianId: opaqueIdSchema, person: personSchema }),
	from: instantSchema,
});

/** States that clients agreed to e-mail, each at an address. Never undoes a withdrawal. */
export const grantConsentsSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('grant-consents'),
	grants: z
		.array(
			z.strictObject({
				clientId: opaqueIdSchema,
				...termsSchema.pick({ clientName: true, clientEmail: true }).shape,
			}),
		)
		.min(1),
});

/**
 * Hands in the receipt of a try whose asker did not get it: n8n answers nobody any more where the connection is gone, and
 * never from a sub-workflow.
 */
export const handInReceiptSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('hand-in-receipt'),
	receipt: receiptSchema,
});

/** Puts on record that something was asked of an assignment that is closed, and so could not be done. */
export const keepNotTakenSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('keep-not-taken'),
	assignmentId: opaqueIdSchema,
	/** Name of the change, and its id: the same again is kept once. */
	change: z.enum(Object.values(CHANGE)),
	changeId: z.string().min(1).max(100),
	/** What a client said by it, of which nothing is lost. */
	outcome: submissionSchema.shape.outcome.optional(),
	note: submissionSchema.shape.note,
	/** It is not kept where so much was kept of this assignment; however much there is, if left out. */
	atMost: z.int().positive().optional(),
});

/** Input of the workflow `request`: a write that is not addressed to one assignment. */
export const requestSchema = z.discriminatedUnion('kind', [
	claimRoutesSchema,
	releaseRoutesSchema,
	sendSampleSchema,
	grantConsentsSchema,
	handOverSchema,
	handInReceiptSchema,
	keepNotTakenSchema,
	recordStopSchema,
	liftStopSchema,
	askCodeSchema,
	enterCodeSchema,
	holdSchema,
	letGoSchema,
	markReviewedSchema,
	changeLibrarySchema,
]);

/** Result of the workflow `request`. */
export const requestResultSchema = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('claimed') }),
	z.strictObject({
		kind: z.literal('owned-by-others'),
		/** Those of the routes that other flows have, and go on having. Nothing of the claim was granted. */
		taken: z.array(takenRouteSchema),
	}),
	z.strictObject({
		kind: z.literal('address-refused'),
		/** For staff: where the flow says that it is, why no message may go there, and what to do. */
		message: z.string(),
	}),
	z.strictObject({
		kind: z.literal('released'),
		/** What the node had until now. */
		routeIds: z.array(opaqueIdSchema),
	}),
	z.strictObject({ kind: z.literal('sample-sent') }),
	z.strictObject({
		kind: z.literal('handed-over'),
		/** Open assignments that change hands, now or at the instant asked for. */
		assignments: z.int().nonnegative(),
	}),
	/** Nothing is on record under the id that was to be handed over. */
	z.strictObject({ kind: z.literal('nothing-on-record') }),
	z.strictObject({
		kind: z.literal('consents'),
		/** Of each of the grants; `on-record`: it was given before; `withdrawn`: the client took it back, and that stands. */
		consents: z.array(z.enum(['recorded', 'on-record', 'withdrawn'])),
	}),
	z.strictObject({ kind: z.literal('kept') }),
	z.strictObject({ kind: z.literal('not-kept') }),
	stopResultSchema,
	codeAskedSchema,
	codeEnteredSchema,
	z.strictObject({
		kind: z.literal('receipt-taken'),
		/** `settled`: what became of the try was known before, and stands; `no-such-try`: nothing is on record under its id. */
		as: z.enum(['recorded', 'settled', 'no-such-try']),
	}),
	holdResultSchema,
	letGoResultSchema,
	notHeldSchema,
	reviewedSchema,
	...libraryChangedSchemas,
]);

export type KeepNotTaken = z.infer<typeof keepNotTakenSchema>;
export type HandOver = z.infer<typeof handOverSchema>;
export type Route = z.infer<typeof routeSchema>;
export type TakenRoute = z.infer<typeof takenRouteSchema>;
export type Request = z.infer<typeof requestSchema>;
export type ConsentGrant = z.infer<typeof grantConsentsSchema>['grants'][number];
export type RequestResult = z.infer<typeof requestResultSchema>;
