import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema } from './assignment';
import { CONTRACT_VERSION } from './names';

/** What a flow can take over from the worker. */
export const routeCommandSchema = z.enum(['deliver', 'confirm']);

/** The commands that reach a client, each owned by at most one flow. */
export type RouteCommand = z.infer<typeof routeCommandSchema>;

/** What a route may be claimed for: a command, or the client's page, whose URL goes into every link. */
export const routeKindSchema = z.enum(['deliver', 'confirm', 'page']);
export type RouteKind = z.infer<typeof routeKindSchema>;

const envelope = {
	version: z.literal(CONTRACT_VERSION),
	/** The route that the command is addressed to; a trigger that is not this route answers 409. */
	routeId: opaqueIdSchema,
};

/** Something to be said to a client: the flow sends it and answers with a receipt. */
export const messageCommandSchema = z.strictObject({
	...envelope,
	command: routeCommandSchema,
	/** One id for all tries; also the idempotency key towards providers. */
	commandId: z.string(),
	/** Counts from 1; more than 1 means that an earlier try may have reached the client. */
	attempt: z.number().int().positive(),
	/** A sample for test listening, about nobody real. */
	sample: z.boolean(),
	assignmentId: opaqueIdSchema,
	to: z.strictObject({ firstName: z.string(), email: z.email() }),
	message: z.strictObject({ subject: z.string(), text: z.string() }),
	link: z.url(),
	/** After this the command is pointless and is not tried again. */
	expiresAt: instantSchema,
});

/** Asks a trigger whether it is there and is the route it is taken for; starts no execution. */
export const pingSchema = z.strictObject({ ...envelope, command: z.literal('ping') });

/** The body of every signed POST from the worker to a Homework Trigger. */
export const pushSchema = z.discriminatedUnion('command', [messageCommandSchema, pingSchema]);

/** The answer to a ping. */
export const pongSchema = z.strictObject({ routeId: opaqueIdSchema, command: routeCommandSchema });

export type MessageCommand = z.infer<typeof messageCommandSchema>;
export type Ping = z.infer<typeof pingSchema>;
export type Push = z.infer<typeof pushSchema>;
export type Pong = z.infer<typeof pongSchema>;
