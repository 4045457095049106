import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssignmentInput, PageMemo } from '../../temporal/contract/assignment';
import { clientId } from '../../temporal/contract/identity';
import type { KeyRing } from '../../temporal/contract/keys';
import { linkToken } from '../../temporal/contract/link-token';
import { assignmentWorkflowId, CONTRACT_VERSION, MEMO, taskQueues, WORKFLOW } from '../../temporal/contract/names';
import { HomeworkPage } from '../../nodes/HomeworkPage/HomeworkPage.node';
import { closeConnections } from '../../nodes/shared/connection';
import { Practice } from '../nodes/practice';
import { FlowServer } from '../routes/flow-server';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the page says once an answer is in. */
export const DONE = 'Thank you, this is saved';

/** An exercise whose text looks like HTML, and the practice that gives it. */
const EXERCISE = `
version: 1
title: Thought <b>record</b> & more
introduction: |
  Write down "one" moment.

  <script>alert(1)</script>
steps:
  - Name the moment.
  - 'Ask: <em>what</em> else?'
`;
const SETTINGS = `
name: Practice at the Park
crisisText: In a crisis call 112.
openDaysAfterDue: 14
confirm: false
`;

/** A practice whose client's page is published, with what a client's browser would have of it. */
export class PublishedPage {
	private constructor(
		readonly practice: Practice,
		readonly flow: FlowServer,
		private readonly library: string,
	) {}

	static async start(): Promise<PublishedPage> {
		const library = mkdtempSync(join(tmpdir(), 'library-'));
		cpSync(join(__dirname, '../../library'), library, { recursive: true });
		writeFileSync(join(library, 'practice.yaml'), SETTINGS);
		writeFileSync(join(library, 'exercises/like-html.yaml'), EXERCISE);
		const practice = await Practice.start(library);
		return new PublishedPage(practice, await servePage(practice.credentials), library);
	}

	/** Assigns homework, by default due in a week, and waits until its page is there. Answers the assignment's id. */
	async assign(key: string, { zone = 'Europe/Berlin', dueAt = inDays(7) }: Assigned = {}): Promise<string> {
		const { practice } = this;
		const assignmentId = practice.idOf(key);
		const email = `${assignmentId}@example.org`;
		const input: AssignmentInput = {
			version: CONTRACT_VERSION,
			assignmentId,
			clientId: clientId(practice.ring, { email }),
			terms: {
				clientName: 'Ada Example',
				clientEmail: email,
				exerciseId: 'like-html',
				deliverAt: inDays(1).toISOString(),
				dueAt: dueAt.toISOString(),
				zone,
			},
			consentGiven: true,
		};
		await practice.client.workflow.start(WORKFLOW.assignment, {
			workflowId: assignmentWorkflowId(assignmentId),
			taskQueue: taskQueues(practice.credentials.taskQueue).workflows,
			args: [input],
			memo: { [MEMO.terms]: input.terms },
		});
		await practice.taken(assignmentId);
		while (!(await this.memo(assignmentId)));
		return assignmentId;
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
		const story = await this.practice.ledger.stories.of(assignmentId);
		return story!.events.filter(({ kind }) => kind === 'answered').map(({ note }) => note ?? '');
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

interface Assigned {
	zone?: string;
	dueAt?: Date;
}

interface LinkParts {
	generation?: number;
	ring?: KeyRing;
	at?: FlowServer;
}

function inDays(days: number): Date {
	return new Date(Date.now() + days * DAY_MS);
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
