import { linkToken } from '../temporal/contract/link-token';
import type { Figure } from './figure.ts';
import { openedBesideBare } from './opening.ts';
import { assigned, claimed, onPracticeStack } from './practice-stack.ts';

/** The client's page, opened. */
export async function page(): Promise<Figure[]> {
	return await onPracticeStack(async (practice) => {
		const { url } = await claimed(practice, 'page');
		const assignmentId = await assigned(practice, 'ada@example.org');
		const link = `${url}?t=${linkToken(practice.ring, { assignmentId, generation: 0 })}`;
		return [await openedBesideBare(practice, link, "p95 of the client's page")];
	});
}
