import { setTimeout } from 'node:timers/promises';
import { linkToken } from '../temporal/contract/link-token';
import { figure, p95, type Figure } from './figure.ts';
import { formOf, post, Saving, takingForms } from './posting.ts';
import { assigned, claimed, onPracticeStack, type PracticeStack } from './practice-stack.ts';

const ROUNDS = 100;
const WARM_UP = 5;
const LOOK_AGAIN = 2;

/**
 * A client's answer: how long until the page says that it is saved, beside a bare webhook of the same n8n that takes the same
 * form and answers with a constant; and how long until it is on record, seen from where it was sent.
 */
export async function answer(): Promise<Figure[]> {
	return await onPracticeStack(async (practice) => {
		const { url } = await claimed(practice, 'page');
		const saving = new Saving(await takingForms(practice));
		const recorded: number[] = [];
		for (let round = -WARM_UP; round < ROUNDS; round++) {
			const assignmentId = await assigned(practice, `ada.${round}@example.org`);
			const link = `${url}?t=${linkToken(practice.ring, { assignmentId, generation: 0 })}`;
			const form = await formOf(link);
			form.set('outcome', 'done');
			form.set('note', 'It went well.');
			await saving.inTurn(round, form, async () => {
				const [time, onRecord] = await Promise.all([post(link, form), untilOnRecord(practice, assignmentId)]);
				if (round >= 0) recorded.push(onRecord);
				return time;
			});
		}
		return [
			saving.figure('a saved answer'),
			figure('p95 from an answer sent to the answer on record', 'ms', p95(recorded), { atMost: 300 }, recorded),
		];
	});
}

/** Milliseconds until an assignment's answer is on record. */
async function untilOnRecord({ ledger }: PracticeStack, assignmentId: string): Promise<number> {
	const start = performance.now();
	for (;;) {
		const story = await ledger.stories.of(assignmentId);
		if (story?.outcome === 'done') return performance.now() - start;
		await setTimeout(LOOK_AGAIN);
	}
}
