import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { temporal } from '@temporalio/proto';
import { WORKFLOW } from '../../temporal/contract/names';

export type History = temporal.api.history.v1.IHistory;

/** Histories of every release, which each later one must be able to replay. */
export const historiesFolder = join(__dirname, 'histories');

export function keptHistories(): string[] {
	return readdirSync(historiesFolder).filter((file) => file.endsWith('.json'));
}

export function readHistory(file: string): History {
	return historyFromJSON(JSON.parse(readFileSync(join(historiesFolder, file), 'utf8')));
}

/**
 * Where `KEEP_HISTORIES` is set (to the version of a release, such as `0.1.0`), keeps what a test made under the
 * test's name, unless one of the same course is there. Done once a release:
 * `KEEP_HISTORIES=0.1.0 npx jest -i test/workflows`.
 */
export function keepHistory(test: string, history: History): void {
	const release = process.env['KEEP_HISTORIES'];
	if (!release) return;
	mkdirSync(historiesFolder, { recursive: true });
	if (keptHistories().some((file) => file.startsWith(release) && course(readHistory(file)) === course(history))) return;
	const type = typeOf(history);
	// What goes with an assignment would take its place under the name of their test.
	const name = `${type === WORKFLOW.assignment ? '' : `${type} `}${test}`
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.slice(0, 100);
	writeFileSync(join(historiesFolder, `${release}-${name}.json`), `${historyToJSON(history)}\n`);
}

/** The name of the workflow whose history it is. */
export function typeOf({ events }: History): string {
	return events![0]!.workflowExecutionStartedEventAttributes!.workflowType!.name!;
}

/** What Signals and Updates have told it, by their names. */
export function toldIn({ events }: History): string[] {
	const names = events!.flatMap(({ workflowExecutionSignaledEventAttributes: signal, ...event }) => [
		signal?.signalName,
		event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name,
	]);
	return names.filter((name) => name != null);
}

function course(history: History): string {
	return [typeOf(history), ...history.events!.map(({ eventType }) => eventType)].join();
}
