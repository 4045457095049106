import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { n8nUrl } from '../../scripts/stack/n8n/server.ts';
import type { Stack } from '../../scripts/stack/stack.ts';
import { KeyRing, parseKeys } from '../../temporal/contract/keys';
import { referenceOf } from '../../temporal/contract/reference';
import { openLedger, type Ledger } from '../../temporal/ledger/ledger';
import { launchBrowser } from './browser';
import { starterFlow } from './flows';
import { TemporalView } from './temporal-view';
import { startTestStack } from './test-stack';
import { savedExecutions } from './traces';
import { until } from './until';

const MINUTE = 60_000;
const SITUATION = 'Zinnoberrot on the bus';
const THOUGHT = 'Smaragdgruen & <late>, for $& again';

jest.setTimeout(8 * MINUTE);

describe('A worksheet that staff type in by the form of n8n', () => {
	let stack: Stack;
	let browser: Browser;
	let ledger: Ledger;
	let temporal: TemporalView;
	let assignmentId: string;
	/** What n8n has of the executions of its flows, as text. */
	let kept: () => string;

	beforeAll(async () => {
		stack = await startTestStack();
		browser = await launchBrowser();
		const ring = new KeyRing(parseKeys(readFileSync(stack.state.keysFile, 'utf8')));
		ledger = await openLedger({ file: stack.state.ledgerFile, ring });
		temporal = await TemporalView.open(stack, ring);
		const { handle } = await temporal.assign();
		assignmentId = handle.workflowId.slice('assignment/'.length);
		const database = join(stack.state.n8nUserFolder, '.n8n', 'database.sqlite');
		kept = () => JSON.stringify(savedExecutions(database));
		// n8n takes a minute to remove what it was told not to keep.
		await until(async () => kept() === '[]');
	});

	afterAll(async () => {
		await temporal?.close();
		await ledger?.close();
		await browser?.close();
		await stack?.stop();
		if (stack) rmSync(stack.settings.stateFolder, { recursive: true });
	});

	async function openForm() {
		const { webhookId } = starterFlow('type-in-a-worksheet').nodes.find(({ type }) => type.endsWith('.formTrigger'))!;
		const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
		await page.goto(`${n8nUrl(stack.settings)}/form/${webhookId as string}`);
		const giveReference = async (reference: string) => {
			await page.getByLabel('Reference').fill(reference);
			await page.getByRole('button', { name: 'Next' }).click();
			await page.waitForURL(/\/form-waiting\//);
		};
		return { page, giveReference };
	}

	it('is asked for by its own labels, is on record as typed, and leaves nothing in what n8n keeps', async () => {
		const { page, giveReference } = await openForm();
		await giveReference(referenceOf(assignmentId));
		await page.getByRole('heading', { name: `Thought record (${referenceOf(assignmentId)})` }).waitFor();
		await page.getByLabel('What happened?').fill(SITUATION);
		await page.getByLabel('Sad').check();
		await page.getByLabel('How strong was it at that moment?').selectOption('7');
		await page.getByLabel('How strong is the feeling now?').selectOption('3');
		await page.getByLabel('How strong is the feeling now?').selectOption(' ');
		await page.getByLabel('What went through your mind?').fill(THOUGHT);
		await page.getByLabel('How did it go?').selectOption('Partly');
		expect(kept()).toContain(referenceOf(assignmentId));
		expect(kept()).not.toMatch(/Abendstern|client-1|Zinnoberrot|Smaragdgruen/);

		await page.getByRole('button', { name: 'Record' }).click();
		await page.getByRole('heading', { name: 'Recorded' }).waitFor();
		expect(await page.locator('body').innerText()).toContain('On record: partly done.');
		await page.close();

		const answered = await until(async () => {
			const { events } = (await ledger.stories.of(assignmentId))!;
			return events.find(({ kind }) => kind === 'answered');
		});
		expect(answered).toMatchObject({ reportedBy: 'staff', filledIn: true });
		await until(async () => kept() === '[]');
	});

	it('is not asked for where nothing is on record under the reference, which the form says', async () => {
		const { page, giveReference } = await openForm();
		await giveReference('7K3MQ-9XF2C');
		await page.getByRole('heading', { name: 'No worksheet was found' }).waitFor();
		expect(await page.locator('body').innerText()).toContain('nothing is on record under');
		await page.close();
	});
});
