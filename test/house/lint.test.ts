import { spawn } from 'node:child_process';
import { json } from 'node:stream/consumers';
import { inProject, projectFolder } from '../../scripts/setup/project.ts';

jest.setTimeout(60_000);

/** What lint has to refuse: where it stands, what stands there, and what is said of it. */
const REFUSED = [
	// A border, by each way to cross it.
	['temporal/ledger/ledger.ts', "export * from '../activities/failures';", 'ledger/ may import: contract, gate, plan'],
	['temporal/ledger/ledger.ts', "await import('../activities/failures');", 'ledger/ may import: contract, gate, plan'],
	['temporal/ledger/ledger.ts', 'await import(`../${name}`);', 'Name what is imported'],
	['temporal/ledger/sending/planned.ts', "import { held } from '../../activities/failures';", 'ledger/ may import'],
	['temporal/ledger/sending/planned.ts', "import { x } from '../../library/client-messages';", 'ledger/ may import'],
	['temporal/ledger/ledger.ts', "import type { MessageOrder } from '../activities/types';", 'ledger/ may import'],
	['temporal/lines/line.ts', "import { held } from '../activities/failures';", 'lines/ may import: contract, wording'],
	['temporal/lines/line.ts', "import('../activities/failures');", 'lines/ may import: contract, wording'],
	['temporal/lines/line.ts', "import { openLedger } from '../ledger/ledger';", 'lines/ may know types only'],
	['temporal/library/library.ts', "import { openLedger } from '../ledger/ledger';", 'library/ may import'],
	['temporal/activities/failures.ts', "import { check } from '../worker/check';", 'activities/ may import'],
	['temporal/activities/failures.ts', "await import('kysely');", 'SQL belongs in the ledger.'],
	['temporal/activities/sending/post.ts', "import { Pool } from 'pg';", 'SQL belongs in the ledger.'],
	['temporal/contract/names.ts', "import('../plan/days');", 'The contract stands alone.'],
	['temporal/workflows/index.ts', "await import('../ledger/ledger');", 'Side effects belong in activities.'],
	['nodes/shared/ask.ts', "await import('../../temporal/ledger/ledger');", 'nodes import contract and wording only'],
	['nodes/shared/ask.ts', "await import('@temporalio/worker');", 'which no node may load'],
	// A clock, or the ledger read, in a plan or a ruling.
	['temporal/plan/days.ts', 'export const now = Date.now();', 'A plan and a ruling are pure'],
	['temporal/plan/days.ts', 'export const clock = Date.now;', 'A plan and a ruling are pure'],
	['temporal/plan/days.ts', 'export const now = new Date();', 'A plan and a ruling are pure'],
	['temporal/plan/days.ts', 'export const now = DateTime.utc();', 'A plan and a ruling are pure'],
	['temporal/gate/decide.ts', 'export const now = DateTime.now();', 'A plan and a ruling are pure'],
	['temporal/gate/decide.ts', 'export const now = performance.now();', 'A plan and a ruling are pure'],
	['temporal/plan/days.ts', "import type { Ledger } from '../ledger/ledger';", 'plan/ may import: contract.'],
	['temporal/gate/decide.ts', "await import('../ledger/ledger');", 'gate/ may import: contract, plan.'],
	// A post outside the dispatcher.
	['temporal/activities/recording/record.ts', "await fetch('http://n8n');", 'posted by the dispatcher'],
	['temporal/worker/check.ts', "await globalThis.fetch('http://n8n');", 'posted by the dispatcher'],
	['temporal/ledger/ledger.ts', "import { request } from 'undici';", 'posted by the dispatcher'],
	['temporal/library/library.ts', "await import('node:https');", 'posted by the dispatcher'],
	['temporal/workflows/index.ts', "await fetch('http://n8n');", 'Not deterministic'],
	// Words in a planned row.
	['temporal/ledger/tables/schema.ts', 'export interface CommandsTable { text: string }', 'holds no words'],
	['temporal/ledger/tables/schema.ts', 'export interface CommandsTable { said: SealedText }', 'holds no words'],
] as const;

const TAKEN = [
	['temporal/ledger/ledger.ts', "export { decide } from '../gate/decide';"],
	['temporal/ledger/ledger.ts', 'export const recordedAt = Date.now();'],
	['temporal/ledger/tables/schema.ts', 'export interface CommandsTable { reason: string }'],
	['temporal/lines/line.ts', "export type { Story } from '../ledger/assignments/stories';"],
	['temporal/plan/days.ts', 'export const first = new Date(0);'],
	['temporal/activities/sending/post.ts', "export const response = await fetch('http://n8n');"],
	['temporal/workflows/index.ts', 'export const now = Date.now();'],
] as const;

/** What lint says of each, in the same order. */
async function lint(
	texts: ReadonlyArray<readonly [file: string, text: string, ...rest: string[]]>,
): Promise<string[][]> {
	const process = spawn('node', [inProject('test/house/lint-texts.mjs')], {
		cwd: projectFolder,
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	process.stdin.end(JSON.stringify(texts.map(([file, text]) => ({ file, text }))));
	return (await json(process.stdout)) as string[][];
}

it('lint refuses what crosses a border, and our own traps', async () => {
	const said = await lint(REFUSED);
	const missed = REFUSED.filter(([, , why], index) => !said[index]!.some((message) => message.includes(why)));
	expect(missed).toEqual([]);
});

it('lint takes what stands beside them', async () => {
	expect(await lint(TAKEN)).toEqual(TAKEN.map(() => []));
});
