import type { BriefCommand, CodeCommand } from '../../temporal/contract/command';
import { clinicianId } from '../../temporal/contract/identity';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { CodeAsked, CodeEntered } from '../../temporal/contract/sign-in';
import { localDate } from '../../temporal/plan/hours';
import { assignmentInput, claimOf, DELIVER_AT, DUE_AT, routeOf } from '../ledger/practice';
import { receipting, serveFlow } from './flow-server';
import { library, newActivities, perform, recordAssignment } from './setting';

export const KIM = { name: 'Dr. Kim Ode', email: 'kim@practice.example' };
export const OLA = { name: 'Dr. Ola Berg', email: 'ola@practice.example' };
export const MINUTE = 60_000;
/** The day of the sessions that the homework of these tests is for. */
export const DATE = localDate(DUE_AT, library.calendar.zone);
/** Within the same hour as the brief, which clinicians have just got. */
export const NOON = DELIVER_AT + MINUTE;

/** How a code is asked for. */
interface Asking {
	at?: number;
	clinician?: typeof KIM;
	date?: string;
	askedAt?: number;
	codeId?: string;
	sent?: boolean;
}

type Activities = Awaited<ReturnType<typeof newActivities>>;

/** A practice in which clinicians sign in. */
export class SigningIn {
	private count = 0;

	private constructor(
		private readonly parts: Activities,
		/** Every code that went out, with the mail that it came in. */
		readonly mails: CodeCommand[],
		/** Every brief. */
		readonly briefs: BriefCommand[],
	) {}

	/** @param more.flow whether a flow sends codes */
	static async open({ flow = true } = {}): Promise<SigningIn> {
		const parts = await newActivities();
		const { ring, ledger } = parts;
		const route = routeOf(ring, 'code', 'Send codes');
		const { url, received } = await serveFlow<CodeCommand>(ring, { ...route, command: 'code' }, receipting({}));
		if (flow) await ledger.routes.claim(claimOf({ ...route, url }));
		await ledger.routes.claim(claimOf(routeOf(ring, 'page', 'Page', 'https://n8n.example/webhook/page')));
		const brief = routeOf(ring, 'brief', 'Brief');
		const briefs = await serveFlow<BriefCommand>(ring, { ...brief, command: 'brief' }, receipting({}));
		await ledger.routes.claim(claimOf({ ...brief, url: briefs.url }));
		return new SigningIn(parts, received, briefs.received);
	}

	get ring() {
		return this.parts.ring;
	}

	get ledger() {
		return this.parts.ledger;
	}

	get place() {
		return this.parts.place;
	}

	/** What assignments were told of notes for their clients. */
	get toldOfReviews() {
		return this.parts.others.reviews;
	}

	/** Has something happen once, before an assignment is told of a review that is on record. */
	beforeReviewIsTold(happens: () => Promise<void>): void {
		const { others } = this.parts;
		others.beforeReviewIsTold = async () => {
			others.beforeReviewIsTold = async () => undefined;
			await happens();
		};
	}

	get activities() {
		return this.parts.activities;
	}

	idOf(clinician: { email: string }): string {
		return clinicianId(this.ring, clinician);
	}

	/** Homework of a client, of which the clinician is briefed. Answers its id. */
	async briefed(clinician = KIM, asked: Parameters<typeof assignmentInput>[1] = {}): Promise<string> {
		const input = assignmentInput(this.ring, { clinician, key: `key ${(this.count += 1)}`, ...asked });
		await recordAssignment(this.activities, input);
		await this.brief(clinician, localDate(Date.parse(input.terms.dueAt), library.calendar.zone));
		return input.assignmentId;
	}

	/** Has another edition go out. */
	async brief(clinician = KIM, date = DATE): Promise<void> {
		const edition = (this.count += 1);
		const [at, expiresAt] = [DELIVER_AT, DUE_AT].map((instant) => new Date(instant).toISOString()) as [string, string];
		const order = { clinicianId: this.idOf(clinician), date, edition, at, expiresAt };
		await perform(this.activities.urgent.sendBrief, order);
	}

	/** Asks for a code, and has it sent unless said otherwise; under an id of its own unless one is given. */
	async ask(asking: Asking = {}): Promise<CodeAsked> {
		const { at = NOON, clinician = KIM, date = DATE, codeId = this.newId(), sent = true } = asking;
		const { askedAt = at } = asking;
		const asked = (await perform(
			this.activities.workflows.carryOut,
			{
				...{ version: CONTRACT_VERSION, kind: 'ask-code', codeId, date },
				...{ clinicianId: this.idOf(clinician), at: new Date(askedAt).toISOString() },
			},
			{ at },
		)) as CodeAsked;
		if (asked.as === 'on-its-way' && sent) await this.send(codeId, at);
		return asked;
	}

	/** Has a code go out, as its workflow does. */
	async send(codeId: string, at = NOON) {
		return await perform(this.activities.urgent.sendCode, { codeId }, { at });
	}

	/** The digits in the last mail. */
	get digits(): string {
		return /\b\d{6}\b/.exec(this.mails.at(-1)!.message.text)![0];
	}

	/** Enters a code; under an id of its own unless one is given. */
	async enter(
		code: string,
		{ at = NOON, clinician = KIM, date = DATE, entryId = this.newId() } = {},
	): Promise<Omit<CodeEntered, 'kind'>> {
		const { kind, ...entered } = (await perform(
			this.activities.workflows.carryOut,
			{
				...{ version: CONTRACT_VERSION, kind: 'enter-code', entryId, date, code },
				clinicianId: this.idOf(clinician),
			},
			{ at },
		)) as CodeEntered;
		expect(kind).toBe('code-entered');
		return entered;
	}

	newId(): string {
		return this.ring.blindIndex('test', `id ${(this.count += 1)}`);
	}
}

/** Digits that are not these. */
export function wrong(digits: string, by = 1): string {
	return String((Number(digits) + by) % 1_000_000).padStart(6, '0');
}
