import { DateTime } from 'luxon';
import type { FlowOrigins } from '../activities/sending/flow-origins';
import { verifyRoutes } from '../activities/sending/verify-routes';
import type { KeyRing } from '../contract/keys';
import { openLedger, openLedgerToRead, type Ledger, type LedgerPlace } from '../ledger/ledger';
import type { Library } from '../library/library';
import type { Report } from './check-report';
import { checkOpenAssignments, type Deployment } from './open-assignments';

/** A ledger, whether it was made by this look at it, and why it cannot be written where it cannot. */
interface Opened {
	ledger: Ledger;
	isNew: boolean;
	problem?: Error;
}

/** What is said of a ledger that these keys open. */
export const CAN_BE_READ = 'can be read with these keys';

const MADE_NOW =
	'made just now, for there was none. Where you have one already, HOMEWORK_LEDGER_FILE or HOMEWORK_LEDGER_URL names ' +
	'another place';

/** What is looked at beside the ledger. */
export interface Beside {
	ring: KeyRing;
	library: Library | undefined;
	deployment: Deployment | undefined;
	origins: FlowOrigins;
}

/** Looks at the ledger, and at what stands in it, as far as it can be read. */
export async function checkLedger(report: Report, place: LedgerPlace, beside: Beside): Promise<void> {
	const opened = await report.look(
		'ledger',
		() => open({ ...place, ring: beside.ring }),
		() => CAN_BE_READ,
	);
	if (!opened) return;
	if (opened.isNew) report.note('ledger', MADE_NOW);
	await checkRecord(report, opened, beside);
	await opened.ledger.close();
}

/**
 * Looks at what stands in a ledger that is open.
 *
 * @param checkTurns compares who is responsible with all handovers
 */
export async function checkRecord(
	report: Report,
	opened: Pick<Opened, 'ledger' | 'problem'>,
	{ ring, library, deployment, origins }: Beside,
	checkTurns = () => opened.ledger.handovers.check(),
): Promise<void> {
	const { ledger } = opened;
	const writable = await report.look(
		'writing',
		() => checkWriting(opened),
		() => 'the ledger can be written',
	);
	if (library) {
		await report.look(
			'exercises',
			() => ledger.exercises.check(library.shelf.exercises()),
			() => 'each is new, or on record with the same text',
		);
	}
	if (deployment) {
		await report.look(
			'open assignments',
			() => requireAssignments(deployment, ledger),
			() => 'the newest are on record, and none was begun with another ledger',
		);
	}
	if (writable) {
		await report.look('responsibilities', checkTurns, (assignments) => `${assignments}, each as the handovers say`);
	} else {
		report.fail(
			'responsibilities',
			'not compared: nobody may hand over meanwhile, which only a ledger that can be written sees to',
		);
	}
	await checkBrake(report, ledger);
	const routes = await report.look(
		'routes',
		() => verifyRoutes({ ledger, ring, origins }),
		(found) => (found.length === 0 ? 'no flow has claimed a command yet' : `${found.length} claimed`),
	);
	for (const { kind, flowName, problem } of routes ?? []) {
		if (problem === undefined) report.ok(`route ${kind}`, `the flow "${flowName}" answers`);
		else report.fail(`route ${kind}`, problem);
	}
}

/** That nothing goes out to clients may be as staff want it. */
async function checkBrake(report: Report, { brake }: Ledger): Promise<void> {
	const held = await report.look(
		'brake',
		() => brake.standing(),
		(standing) => (standing ? 'looked at' : 'off: what is due to clients goes out'),
	);
	if (held) report.note('brake', `it is held since ${onTheClock(held.since)}: ${held.reason}`);
}

/** `2026-12-03 at 9:30 (UTC)`: what --check says is read as it stands, also in an e-mail to the office. */
function onTheClock(instant: string): string {
	return DateTime.fromISO(instant, { zone: 'utc' }).toFormat("yyyy-MM-dd 'at' H:mm '(UTC)'");
}

/** What cannot be brought up to date may be so already, and only not let itself be written. */
async function open(place: LedgerPlace & { ring: KeyRing }): Promise<Opened> {
	const looking = new Date();
	try {
		const ledger = await openLedger(place);
		return { ledger, isNew: (await ledger.begunAt()) >= looking };
	} catch (error) {
		const problem = error as Error;
		const ledger = await openLedgerToRead(place).catch(() => {
			throw problem;
		});
		return { ledger, isNew: false, problem: (problem.cause as Error | undefined) ?? problem };
	}
}

async function requireAssignments(deployment: Deployment, ledger: Ledger): Promise<void> {
	const missing = await checkOpenAssignments(deployment, ledger);
	if (missing !== undefined) throw new Error(missing);
}

async function checkWriting({ ledger, problem }: Pick<Opened, 'ledger' | 'problem'>): Promise<true> {
	try {
		if (problem) throw problem;
		await ledger.writing.check();
		return true;
	} catch (error) {
		throw new Error(
			`the ledger can be read, and not be written: ${(error as Error).message}. Look at the room on its disk, at who ` +
				'may write it, and at what else has it open.',
			{ cause: error },
		);
	}
}
