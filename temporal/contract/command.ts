import { z } from 'zod/v4';
import { addressSchema } from './address';
import { instantSchema, opaqueIdSchema, personSchema } from './assignment';
import { CONTRACT_VERSION } from './names';
import { troubleKindSchema } from './trouble';

/** What is said to a client. */
export const clientCommandSchema = z.enum(['deliver', 'remind', 'confirm']);
export type ClientCommand = z.infer<typeof clientCommandSchema>;

/** What happens to homework that the practice's staff may be told of. */
export const eventTopicSchema = z.enum(['answered', 'overdue', 'undeliverable']);
export type EventTopic = z.infer<typeof eventTopicSchema>;

/** What the practice's staff may be told of, each in as many flows as want it. */
export const topicSchema = z.enum([...eventTopicSchema.options, 'attention']);
export type Topic = z.infer<typeof topicSchema>;

/**
 * What is said to somebody: to a client, once to whoever has stopped messages, before the sessions of a day or by a one-time code
 * to a clinician, or to staff of what happened or goes wrong.
 */
export type CommandKind = ClientCommand | 'farewell' | 'brief' | 'code' | 'notice' | 'attention';

/** What a Homework Trigger can take: a command to a client or a clinician, owned by one flow at most, or a topic. */
export const routeCommandSchema = z.enum([...clientCommandSchema.options, 'brief', 'code', ...topicSchema.options]);
export type RouteCommand = z.infer<typeof routeCommandSchema>;

/** What a route may be claimed for: a command, a topic, or the client's page, whose URL goes into every link. */
export const routeKindSchema = z.enum([...routeCommandSchema.options, 'page']);
export type RouteKind = z.infer<typeof routeKindSchema>;

/** What one flow at most has at a time. */
export type OwnedKind = Exclude<RouteKind, Topic>;

/** Whether any number of flows may have it. */
export function isTopic(kind: RouteKind): kind is Topic {
	return topicSchema.options.some((topic) => topic === kind);
}

/** How a message reaches a client. E-mail and SMS can be read by others; a portal, or a secure messenger, cannot. */
export const channelSchema = z.enum(['email', 'sms', 'portal']);
export type Channel = z.infer<typeof channelSchema>;

/** The words of one message. */
export const messageSchema = z.strictObject({ subject: z.string(), text: z.string() });
export type Message = z.infer<typeof messageSchema>;

/** The words of one message to a client in each channel: the flow takes those of the channel that it sends by. */
export const clientMessagesSchema = z.strictObject({
	email: messageSchema,
	sms: messageSchema.pick({ text: true }),
	portal: messageSchema,
}) satisfies z.ZodType<Record<Channel, { text: string }>>;
export type ClientMessages = z.infer<typeof clientMessagesSchema>;

const envelope = {
	version: z.literal(CONTRACT_VERSION),
	/** The route that the command is addressed to; a trigger that is not this route answers 409. */
	routeId: opaqueIdSchema,
};

const toBeReceipted = {
	...envelope,
	/** One id for all tries; also the idempotency key towards providers. */
	commandId: z.string(),
	/** Id of this very try, which is also the signed `webhook-id`: `tryId` in names.ts. A receipt is about it. */
	tryId: z.string(),
	/** Number of the try, from 1. */
	attempt: z.number().int().positive(),
	/** A sample for test listening, about nobody real. */
	sample: z.boolean(),
	/** After this the command is pointless and is not tried again. */
	expiresAt: instantSchema,
};

/** Something to be said to a client: the flow sends it and answers with a receipt. */
export const messageCommandSchema = z.strictObject({
	...toBeReceipted,
	command: clientCommandSchema,
	assignmentId: opaqueIdSchema,
	/** Other assignments that this message speaks of, too. */
	alsoAbout: z.array(opaqueIdSchema),
	/** No first name where the message speaks for several clients behind one address. */
	to: z.strictObject({ firstName: z.string().optional(), email: addressSchema }),
	/** Where an answer to an e-mail goes, where the practice says so. */
	replyTo: addressSchema.optional(),
	messages: clientMessagesSchema,
	link: z.url(),
});

/** What a clinician is told before the sessions of a day: one line for each client and assignment. */
export const briefCommandSchema = z.strictObject({
	...toBeReceipted,
	command: z.literal('brief'),
	clinicianId: opaqueIdSchema,
	/** Day of the sessions on the practice's calendar. */
	date: z.iso.date(),
	/** Counts from 1; more than 1 means that something has changed since. */
	edition: z.number().int().positive(),
	to: personSchema,
	message: messageSchema.extend({ html: z.string() }),
	/** Opens a page with one button, by which the clinician says that the brief was read; not where all of it was before. */
	seenLink: z.url().optional(),
});

/** The one-time code that a clinician has asked for, to read what clients wrote. */
export const codeCommandSchema = z.strictObject({
	...toBeReceipted,
	command: z.literal('code'),
	clinicianId: opaqueIdSchema,
	to: personSchema,
	message: messageSchema,
});

/** Something that happened, for the practice's staff. */
export const noticeCommandSchema = z.strictObject({
	...toBeReceipted,
	command: eventTopicSchema,
	assignmentId: opaqueIdSchema,
	at: instantSchema,
	/** Where the assignment has one. */
	clinician: personSchema.optional(),
	message: messageSchema,
});

/** What goes wrong, for whoever looks after the practice's flows: what is new, what still lasts, and what is over. */
export const attentionCommandSchema = z.strictObject({
	...toBeReceipted,
	command: z.literal('attention'),
	troubles: z.array(
		z.strictObject({
			kind: troubleKindSchema,
			count: z.number().int().positive(),
			since: instantSchema,
			over: z.boolean(),
		}),
	),
	message: messageSchema,
});

/** Asks a trigger whether it is there and is the route it is taken for; starts no execution. */
export const pingSchema = z.strictObject({ ...envelope, command: z.literal('ping') });

/** The body of every signed POST from the worker to a Homework Trigger. */
export const pushSchema = z.discriminatedUnion('command', [
	messageCommandSchema,
	briefCommandSchema,
	codeCommandSchema,
	noticeCommandSchema,
	attentionCommandSchema,
	pingSchema,
]);

/** The answer to a ping. */
export const pongSchema = z.strictObject({ routeId: opaqueIdSchema, command: routeCommandSchema });

export type MessageCommand = z.infer<typeof messageCommandSchema>;
export type BriefCommand = z.infer<typeof briefCommandSchema>;
export type CodeCommand = z.infer<typeof codeCommandSchema>;
export type NoticeCommand = z.infer<typeof noticeCommandSchema>;
export type AttentionCommand = z.infer<typeof attentionCommandSchema>;
export type Command = MessageCommand | BriefCommand | CodeCommand | NoticeCommand | AttentionCommand;
export type Push = z.infer<typeof pushSchema>;
export type Pong = z.infer<typeof pongSchema>;
