/** When a suite is run: by `npm test` and so before every change, or by `npm run test:full` alone. */
export type Tier = 'test' | 'full';

/** Test files that are run together, and how. */
export interface Suite {
	name: string;
	/** Which files, by their path in the project. */
	files: RegExp;
	/** How many files are run at a time. */
	workers: number;
	tier: Tier;
	/** What tells this suite from another one with the same files. */
	env?: Record<string, string>;
	/** Why it may take more than three minutes. */
	slowBecause?: string;
	/** Of a suite of the tier `full`: why its files are in no suite of the tier `test`. */
	onlySeldomBecause?: string;
}

const LEDGER = /^test\/(ledger|activities)\//;
const WORKFLOWS = /^test\/workflows\//;

/** The model's first run, where it is one test among others: all nine are a suite of their own. */
const ONE_RUN = { MODEL_RUNS: '1' };

/**
 * All suites, in the order in which they are run. Each test file is in one of the tier `test` at least, or in one of the tier
 * `full` that says why not.
 */
export const SUITES: Suite[] = [
	{
		name: 'unit',
		files: /^test\/(contract|codec|gate|house|library|lines|numbers|plan|setup|soak(?!\/soak\.test\.ts$))\//,
		workers: 2,
		tier: 'test',
	},
	{
		name: 'ledger on SQLite',
		files: LEDGER,
		workers: 2,
		tier: 'test',
		env: { TEST_LEDGER: 'sqlite' },
	},
	{
		name: 'ledger on PostgreSQL',
		files: LEDGER,
		workers: 2,
		tier: 'test',
		env: { TEST_LEDGER: 'postgres' },
		slowBecause: 'makes a database for each test that has a ledger',
	},
	{
		name: 'nodes, routes and page',
		files: /^test\/(nodes|routes|page)\/(?!every-exercise\.test\.ts$)/,
		workers: 2,
		tier: 'test',
		slowBecause: "waits for Temporal's real deadlines where no worker answers, and for Chromium",
	},
	{
		name: 'workflows',
		files: WORKFLOWS,
		workers: 2,
		tier: 'test',
		env: ONE_RUN,
		slowBecause: 'one file is the model, with hundreds of changes to dozens of assignments on one server',
	},
	{
		name: 'worker',
		files: /^test\/worker\/(?!cut-off\.test\.ts$)/,
		workers: 2,
		tier: 'test',
		slowBecause: 'kills workers, and starts others',
	},
	{
		// These start everything, so they have the machine to themselves.
		name: 'end to end',
		files: /^test\/e2e\/loop\.test\.ts$/,
		workers: 1,
		tier: 'test',
		slowBecause:
			'starts n8n, Temporal and the worker, again and again, and waits for what they do at minutes of the clock',
	},
	{
		name: 'routes and test runs in n8n',
		files: /^test\/e2e\/(?!loop\.test\.ts$)/,
		workers: 1,
		tier: 'full',
		slowBecause: 'as end to end',
		onlySeldomBecause:
			"what n8n itself does there changes with its version alone; nodes and routes have tests in n8n's engine",
	},
	{
		name: 'worker killed in a post',
		files: /^test\/worker\/cut-off\.test\.ts$/,
		workers: 1,
		tier: 'full',
		onlySeldomBecause:
			'it waits for the two minutes after which Temporal takes a try for lost; what is made of such a try has its tests in test/gate',
	},
	{
		name: 'operations, in every way of running',
		files: /^test\/nodes\/ways-of-running\.test\.ts$/,
		workers: 1,
		tier: 'full',
		env: { EVERY_WAY: '1' },
	},
	{
		name: 'every exercise',
		files: /^test\/page\/every-exercise\.test\.ts$/,
		workers: 1,
		tier: 'full',
		onlySeldomBecause: 'what all exercises have in common has its tests in test/page',
	},
	{
		name: 'other browsers',
		files: /^test\/browsers\//,
		workers: 1,
		tier: 'full',
		onlySeldomBecause:
			'Firefox and WebKit have to be installed, and the driver of Firefox built; the page has its tests in Chromium',
	},
	{
		// Workers that keep two workflows, the fewest that the SDK takes, replay most of what they go on with. The model's
		// two dozen at a time would take the better part of an hour.
		name: 'workflows on PostgreSQL, hardly cached',
		files: /^test\/workflows\/(?!model\.test\.ts$)/,
		workers: 2,
		tier: 'full',
		env: { TEST_LEDGER: 'postgres', WORKFLOW_CACHE: '2' },
		slowBecause: 'as the workflows on SQLite, and replays most of what goes on',
	},
	{
		name: 'model on PostgreSQL, all runs',
		files: /^test\/workflows\/model\.test\.ts$/,
		workers: 1,
		tier: 'full',
		env: { TEST_LEDGER: 'postgres', MODEL_RUNS: '9' },
		slowBecause: 'each run takes about a minute',
	},
	{
		name: 'soak, two minutes',
		files: /^test\/soak\/soak\.test\.ts$/,
		workers: 1,
		tier: 'full',
		slowBecause: 'what a killed worker had under way comes back after two to seven minutes',
		onlySeldomBecause: 'it kills parts of the whole product under load, for two minutes, and waits until all is done',
	},
];
