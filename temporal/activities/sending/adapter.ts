import type { Command, RouteCommand } from '../../contract/command';
import type { Route } from '../../contract/request';
import type { LetThrough } from '../../ledger/sending/orders';

/** What every push says of its try. */
export interface Envelope {
	version: Command['version'];
	routeId: string;
	commandId: string;
	tryId: string;
	attempt: number;
	sample: false;
	expiresAt: string;
}

/** A composed message, and whose names are kept out of what is logged about it. */
export interface Composed {
	push: Command;
	names: string[];
}

/** What is particular to a kind of command. */
export interface Adapter {
	/** The flow that has it, if one does. */
	route(): Promise<Route | undefined>;
	/** What the route is for, for whoever has to publish a flow. */
	routeKind: RouteCommand;
	/**
	 * Composes the message from what the ledger holds now.
	 *
	 * @param at the instant of the try, in milliseconds
	 */
	compose(said: LetThrough, envelope: Envelope, at: number): Promise<Composed>;
}
