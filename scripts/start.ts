// Sets everything up and runs the product on this machine: Temporal, worker, n8n and a mail catcher, with one real
// assignment to look at. Ctrl-C stops it; the next start goes on where it was.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { isBuilt } from './setup/built.ts';
import { step } from './setup/progress.ts';
import { requireFreePorts } from './setup/ports.ts';
import { program } from './setup/program.ts';
import { asFormText, assignFormUrl, submitAssignForm } from './stack/assign-form.ts';
import { inboxUrl, waitForMail } from './stack/inbox.ts';
import { takeStateFolder } from './stack/lock.ts';
import { n8nUrl, OWNER_EMAIL } from './stack/n8n/server.ts';
import { portNeeds, settingsFromEnvironment } from './stack/settings.ts';
import { ensurePrograms } from './stack/setup.ts';
import { Stack } from './stack/stack.ts';

const MINUTE = 60_000;
const DUE_AFTER_MINUTES = 10;
const SESSION_AFTER_MINUTES = 15;
const CLIENT_EMAIL = 'alex.sample@example.com';

const settings = settingsFromEnvironment();
/** Aborted by Ctrl-C or SIGTERM, which is no failure. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => stop.abort());
}
const stopped = new Promise<never>((_, reject) => {
	stop.signal.addEventListener('abort', () => reject(stop.signal.reason as Error));
});
// Where nothing waits for it yet, it is met by what waits next.
stopped.catch(() => undefined);

async function main(): Promise<void> {
	const giveBack = takeStateFolder(settings.stateFolder);
	try {
		await requireFreePorts(portNeeds(settings));
		console.log('Setting up');
		const programs = await Promise.race([setUp(), stopped]);
		console.log('Starting');
		const stack = await Stack.start(settings, programs, stop.signal);
		try {
			await serve(stack);
		} finally {
			console.log('Stopping');
			await stack.stop();
		}
	} finally {
		giveBack();
	}
}

async function setUp() {
	const programs = await ensurePrograms(settings);
	if (!isBuilt()) await build();
	return programs;
}

/** Shows what there is, until somebody stops it or a part ends. */
async function serve(stack: Stack): Promise<void> {
	const failure = stack.failed.then((why) => {
		throw new Error(why);
	});
	const shown = await Promise.race([demonstrateOnce(), failure, stopped]);
	console.log(whatToLookAt(stack, shown));
	await Promise.race([failure, stopped]);
}

/** The assignment to look at: when it is due, and when the session is. */
interface Demonstration {
	due: Date;
	session: Date;
}

/** Makes one real assignment through the form, unless an earlier start has. */
async function demonstrateOnce(): Promise<Demonstration | undefined> {
	const marker = join(settings.stateFolder, 'demonstrated');
	if (existsSync(marker)) return undefined;
	const due = new Date(Date.now() + DUE_AFTER_MINUTES * MINUTE);
	const session = new Date(Date.now() + SESSION_AFTER_MINUTES * MINUTE);
	await step('One assignment, through the form', () =>
		submitAssignForm(settings, {
			clientName: 'Alex Sample',
			clientEmail: CLIENT_EMAIL,
			exercise: 'thought-record',
			due: asFormText(due),
			session: asFormText(session),
			clinicianName: 'Robin Example',
			clinicianEmail: 'robin.example@practice.example',
			timeZone: '',
			agreed: true,
			// Whoever tries it out at night wants to see the message, too.
			anyHour: true,
		}),
	);
	await step('Its message in the inbox', () =>
		waitForMail(settings, { to: CLIENT_EMAIL, withinMs: 2 * MINUTE, signal: stop.signal }),
	);
	writeFileSync(marker, '');
	return { due, session };
}

function whatToLookAt({ secrets, state }: Stack, shown: Demonstration | undefined): string {
	const { temporal, ports } = settings;
	const temporalUi = temporal.address
		? `The UI of your Temporal server at ${temporal.address}`
		: `http://127.0.0.1:${ports.temporalUi}/namespaces/${temporal.namespace}/workflows`;
	return `
Ready.

  Inbox        ${inboxUrl(settings)}
               ${shown ? whatComes(shown) : 'What was sent so far.'}
               To office@practice.example: what fails. Unpublish every flow but the page, and it says so in five minutes.
  n8n          ${n8nUrl(settings)}
               Sign in as ${OWNER_EMAIL} with ${secrets.n8nOwnerPassword}
               The starter flows: two forms to assign by, messages, briefs, codes and alerts by e-mail, the client's page,
               and a watch that mails the office when nothing goes out any more.
               Their notes say what to set.
  Temporal     ${temporalUi}
               One workflow for each assignment: open it for its summary, timeline and decoded input.
  The form     ${assignFormUrl(settings, 'assign-with-session')}
               Fill it in to make another assignment.

State and logs are in ${state.folder}. Back up keys.json: without it nothing there can be read.
Ctrl-C stops everything; the next \`npm start\` goes on where it was. \`npm run reset\` removes the state.
`;
}

function whatComes({ due, session }: Demonstration): string {
	return `The message to Alex. Open its link and answer: it is due at ${clock(due)}.
               Robin's brief for the session at ${clock(session)} comes in some minutes, and again after the answer.
               By day there is a reminder, too; at night the client's quiet hours hold.`;
}

/** As a clock on this machine shows it, to the minute, as the form has it. */
function clock(instant: Date): string {
	return asFormText(instant).slice(-'18:00'.length);
}

await program(async () => {
	try {
		await main();
	} catch (error) {
		// Whatever breaks off while it stops does so for that reason.
		if (!stop.signal.aborted) throw error;
	}
});
process.exit();
