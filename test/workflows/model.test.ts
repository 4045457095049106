import fc from 'fast-check';
import type { MessageCommand } from '../../temporal/contract/command';
import { SENT } from './flow-server';
import { Course } from './model/course';
import { batches, type Batch, type Life } from './model/lives';
import { useRig, type Rig } from './rig';

// A minute or two more than it takes: see "The time-skipping server" in docs/traps.md.
jest.setTimeout(300_000);

/** How many batches are run: `MODEL_RUNS`. The first ones are the same, however many there are. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 9);
const LIVES = 24;
const OPERATIONS = 32;

/** By then every assignment is over. */
const LONG_HOURS = 60 * 24;
const MINUTE_HOURS = 1 / 60;

/**
 * The same in every run, so that what a run finds is about the change that is tested; `MODEL_SEED` tries others. What
 * failed is run again, alone, by its seed, batch and number, as in
 * `MODEL_SEED=42 MODEL_LIFE=3.17 npx jest test/workflows/model`.
 */
const seed = Number(process.env['MODEL_SEED'] ?? 2);
const [onlyBatch, onlyLife] = (process.env['MODEL_LIFE'] ?? '').split('.').filter(Boolean).map(Number);

const numbered = fc
	.sample(batches(LIVES, OPERATIONS), { seed, numRuns: Math.max(RUNS, (onlyBatch ?? 0) + 1) })
	.map((batch, number) => ({ number, batch }))
	.filter(({ number }) => onlyBatch === undefined || number === onlyBatch);

const rig = useRig({ confirm: true, random: true, unlimited: true });

describe('an assignment and a simple model of it', () => {
	it.each(numbered)(`agree whatever is done to them (seed ${seed}, batch $number)`, async ({ number, batch }) => {
		await run(rig(), number, batch);
	});
});

/** Lives side by side, each of a client of its own, on one clock. */
async function run(rig: Rig, number: number, { steps, lives }: Batch): Promise<void> {
	let flowWorks = true;
	const sent: MessageCommand[] = [];
	rig.flow.answer = (command) => {
		// As of a flow that is not published: surely nothing goes out.
		if (!flowWorks) return { status: 404 };
		sent.push(command);
		return SENT(command);
	};

	const courses = new Map<string, { life: Life; course: Course }>();
	for (const [index, life] of lives.entries()) {
		if (onlyLife !== undefined && index !== onlyLife) continue;
		courses.set(`MODEL_SEED=${seed} MODEL_LIFE=${number}.${index}`, { life, course: await Course.begin(rig, life) });
	}

	async function compare(when: string, which: string, comparing: (course: Course) => Promise<void>): Promise<void> {
		const { life, course } = courses.get(which)!;
		await comparing(course).catch((error: Error) => {
			const story = JSON.stringify({ ask: life.ask, steps: steps.map((step, at) => [step, life.operations[at]]) });
			throw new Error(`${which} disagrees ${when}: ${error.message}\n${story}`);
		});
	}

	async function compareAll(when: string, comparing: (course: Course) => Promise<void>): Promise<void> {
		await Promise.all([...courses.keys()].map((which) => compare(when, which, comparing)));
	}

	async function pass(hours: number): Promise<Date> {
		await rig.pass(hours);
		const now = await rig.now();
		for (const { course } of courses.values()) course.advance(now, flowWorks);
		const isCloseCall = [...courses.values()].some(({ course }) => course.isCloseCall(now));
		return isCloseCall ? await pass(MINUTE_HOURS) : now;
	}

	for (const [step, { hours, ...after }] of steps.entries()) {
		const now = await pass(hours);
		await compareAll(`before operation ${step}`, (course) => course.compareStatus());
		flowWorks = after.flowWorks;
		await compareAll(`in operation ${step}`, (course) => course.operate(step, now));
	}
	flowWorks = true;
	await pass(LONG_HOURS);
	for (const which of courses.keys()) await compare('in the end', which, (course) => course.compareEnd(sent));
}
