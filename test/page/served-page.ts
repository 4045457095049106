import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Person } from '../../temporal/contract/assignment';
import type { Entries } from '../../temporal/contract/entries';
import type { PageMemo } from '../../temporal/contract/page-memo';
import type { Language } from '../../temporal/contract/language';
import type { EventKind } from '../../temporal/contract/event';
import type { KeyRing } from '../../temporal/contract/keys';
import { briefToken, linkToken, type BriefLink } from '../../temporal/contract/link-token';
import { assignmentWorkflowId, MEMO, taskQueues, WORKFLOW } from '../../temporal/contract/names';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { HomeworkPage } from '../../nodes/HomeworkPage/HomeworkPage.node';
import { closeConnections } from '../../nodes/shared/connection';
import { assignmentInput } from '../assignment-input';
import { Practice } from '../nodes/practice';
import { EVERY_FIELD } from '../library/every-field';
import { exerciseFile } from '../library/exercise-file';
import { FlowServer } from '../routes/flow-server';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the page says once an answer is in. */
export const DONE = 'Thank you, this is saved';

/** What a clinician's link stands for in these tests. */
export const BRIEF: BriefLink = { clinicianId: `${'c'.repeat(21)}A`, date: '2026-11-24', edition: 1 };

/** An exercise whose text looks like HTML, and the practice that gives it. */
const EXERCISE = exerciseFile(
	{ title: 'Thought <b>record</b> & more' },
	'Write down "one" moment.\n\n5 < 6 &amp; \\*more\\*\n\n1. Name the moment.\n2. Ask: **what** else?\n',
);
const SETTINGS = `
name: Practice at the Park
crisisText: { en: In a crisis call 112., es: En una crisis llama al 112. }
phone: +49 30 12345
zone: Europe/Berlin
openDaysAfterDue: 14
`;

/** A practice whose client's page is published, with what a client's browser would have of it. */
export class PublishedPage {
	private constructor(
		readonly practice: Practice,
		readonly flow: FlowServer,
		private readonly library: string,
	) {}

	/**
	 * @param config settings of Temporal's server
	 * @param more files of the library
	 */
	static async start(config: Record<string, number> = {}, more: LibraryFiles = {}): Promise<PublishedPage> {
		const library = mkdtempSync(join(tmpdir(), 'library-'));
		cpSync(join(__dirname, '../../library'), library, { recursive: true });
		writeFileSync(join(library, 'practice.yaml'), SETTINGS);
		writeFileSync(join(library, 'exercises/like-html.md'), EXERCISE);
		writeFileSync(
			join(library, 'exercises/every-field.md'),
			exerciseFile({ title: 'Every field', fields: EVERY_FIELD }),
		);
		for (const [path, content] of Object.entries(more)) {
			mkdirSync(dirname(join(library, path)), { recursive: true });
			writeFileSync(join(library, path), content);
		}
		const practice = await Practice.start(library, config);
		return new PublishedPage(practice, await servePage(practice.credentials), library);
	}

	/** Assigns homework, by default due in a week, and waits until its page is there. Answers the assignment's id. */
	async assign(key: string, assigned: Assigned = {}): Promise<string> {
		const assignmentId = await this.begin(key, assigned);
		await this.recorded(assignmentId);
		return assignmentId;
	}

	/** Assigns homework, and leaves it to whatever worker there is, or will be. Answers the assignment's id. */
	async begin(
		key: string,
		{
			zone = 'Europe/Berlin',
			dueAt = inDays(7),
			clinician,
			exerciseId = 'like-html',
			language,
			words,
			presets,
		}: Assigned = {},
	): Promise<string> {
		const { practice } = this;
		const assignmentId = practice.idOf(key);
		const input = assignmentInput(practice.ring, {
			key,
			clientName: 'Ada Example',
			clientEmail: `${assignmentId}@example.org`,
			exerciseId,
			...(language && { language }),
			deliverAt: new Date(Math.min(inDays(1).getTime(), dueAt.getTime() - DAY_MS)).toISOString(),
			dueAt: dueAt.toISOString(),
			zone,
			...(clinician && { clinician }),
			...(words !== undefined && { words }),
			...(presets && { presets }),
		});
		await practice.client.workflow.start(WORKFLOW.assignment, {
			workflowId: assignmentWorkflowId(assignmentId),
			taskQueue: taskQueues(practice.credentials.taskQueue).workflows,
			args: [input],
			memo: { [MEMO.terms]: input.terms },
		});
		return assignmentId;
	}

	/** Waits until the page of an assignment is there. */
	async recorded(assignmentId: string): Promise<void> {
		await this.practice.taken(assignmentId);
		while (!(await this.memo(assignmentId)));
	}

	async memo(assignmentId: string): Promise<PageMemo | undefined> {
		const { memo } = await this.handle(assignmentId).describe();
		return memo?.[MEMO.page] as PageMemo | undefined;
	}

	handle(assignmentId: string) {
		return this.practice.client.workflow.getHandle(assignmentWorkflowId(assignmentId));
	}

	/** The notes of the answers on record, an empty one where there was none. */
	async answers(assignmentId: string): Promise<string[]> {
		return (await this.onRecord(assignmentId, 'answered')).map(({ note }) => note ?? '');
	}

	/** The steps of a kind that are on record. */
	async onRecord(assignmentId: string, kind: EventKind) {
		const story = await this.practice.ledger.stories.of(assignmentId);
		return story!.events.filter((event) => event.kind === kind);
	}

	/** Stops the worker once it has nothing left to do for an assignment: what comes then waits, and is seen to. */
	async withoutWorker(assignmentId: string): Promise<void> {
		for (;;) {
			const { raw } = await this.handle(assignmentId).describe();
			if (!raw.pendingWorkflowTask && !raw.pendingActivities?.length) break;
		}
		await this.practice.stopWorker();
	}

	/** Closes an assignment that was answered, with its memo as it is then. */
	async close(assignmentId: string): Promise<void> {
		while ((await this.memo(assignmentId))?.outcome === 'open');
		await this.handle(assignmentId).terminate();
	}

	/** What Temporal keeps for an assignment until a worker takes it up, in the order in which it was sent. */
	async waiting(assignmentId: string): Promise<unknown[]> {
		return await this.signals(assignmentWorkflowId(assignmentId));
	}

	/** The inputs of the Signals that a workflow was sent. */
	async signals(workflowId: string): Promise<unknown[]> {
		const { client } = this.practice;
		const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
		const inputs = (events ?? []).flatMap(
			({ workflowExecutionSignaledEventAttributes: signal }) => signal?.input?.payloads ?? [],
		);
		return await decodeArrayFromPayloads(client.options.loadedDataConverter, inputs);
	}

	/** The link in a brief. */
	briefLink(brief: Partial<BriefLink> = {}, at = this.flow, ring = this.practice.ring): string {
		return `${at.productionUrl}?t=${briefToken(ring, { ...BRIEF, ...brief })}`;
	}

	/** The link to an assignment's page, as a message would carry it. */
	link(assignmentId: string, { generation = 0, ring = this.practice.ring, at = this.flow }: LinkParts = {}): string {
		return `${at.productionUrl}?t=${linkToken(ring, { assignmentId, generation })}`;
	}

	async stop(): Promise<void> {
		await this.flow.close();
		await closeConnections();
		await this.practice.stop();
		rmSync(this.library, { recursive: true });
	}
}

/** Content by path. */
type LibraryFiles = Record<string, string | Buffer>;

interface Assigned {
	zone?: string;
	dueAt?: Date;
	clinician?: Person;
	exerciseId?: string;
	language?: Language;
	words?: string;
	presets?: Entries;
}

interface LinkParts {
	generation?: number;
	ring?: KeyRing;
	at?: FlowServer;
}

function inDays(days: number): Date {
	return new Date(Date.now() + days * DAY_MS);
}

/**
 * A page for all tests of a file, with a worker of its own for each of them.
 *
 * @param config settings of Temporal's server
 * @param more files of the library
 */
export function usePage(
	config: Record<string, number> = {},
	more: () => Promise<LibraryFiles> = async () => ({}),
): () => PublishedPage {
	let page: PublishedPage | undefined;
	beforeAll(async () => (page = await PublishedPage.start(config, await more())), 120_000);
	beforeEach(async () => await page!.practice.startWorker());
	afterEach(async () => await page?.practice.stopWorker());
	afterAll(async () => await page?.stop(), 60_000);
	return () => page!;
}

/** A flow with a Homework Page node under this credential. */
export async function servePage(credentials: object): Promise<FlowServer> {
	return await FlowServer.start({
		id: 'flow-page',
		name: 'The page',
		nodeId: 'node-page',
		nodeName: 'Homework Page',
		nodeType: new HomeworkPage(),
		parameters: { takeOver: false },
		credentials: { ...credentials },
	});
}
