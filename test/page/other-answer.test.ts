import { Client } from '@temporalio/client';
import { assignmentWorkflowId, CHANGE } from '../../temporal/contract/names';
import { fieldsIn, noteIn, open, post, stable, withoutStop } from './browsing';
import { DONE, usePage } from './served-page';

const page = usePage();

describe('an answer after another one', () => {
	it('in a second tab takes its place, in calm words; both are on record', async () => {
		const id = await page().assign('answered in two tabs');
		const [one, other] = [await open(page().link(id)), await open(page().link(id))];
		await post(page().link(id), { ...fieldsIn(one.html), outcome: 'done', note: 'first' });
		const { status, html } = await post(page().link(id), {
			...fieldsIn(other.html),
			outcome: 'partly',
			note: 'second',
		});
		expect(status).toBe(200);
		expect(html).toContain('You said: <strong>I did part of it</strong>');
		expect(html).not.toContain('role="alert"');
		expect(await page().answers(id)).toEqual(['first']);
		expect(await page().onRecord(id, 'corrected')).toMatchObject([{ note: 'second', reportedBy: 'client' }]);
		expect(await page().memo(id)).toMatchObject({ outcome: 'partly', answer: { count: 2 } });
	});

	it('in a second tab that says the same is no other answer', async () => {
		const id = await page().assign('the same in two tabs');
		const [one, other] = [await open(page().link(id)), await open(page().link(id))];
		for (const { html } of [one, other]) {
			const answer = await post(page().link(id), { ...fieldsIn(html), outcome: 'done' });
			expect(answer).toMatchObject({ status: 200, html: expect.stringContaining(DONE) as string });
		}
		expect(await page().onRecord(id, 'corrected')).toEqual([]);
	});

	it('by the same form with other content is saved, also back again', async () => {
		const id = await page().assign('edited after a broken load');
		const fields = fieldsIn((await open(page().link(id))).html);
		for (const outcome of ['done', 'partly', 'done']) {
			const { html } = await post(page().link(id), { ...fields, outcome, note: 'Twice' });
			expect(html).toContain(outcome === 'done' ? 'I did it</strong>' : 'I did part of it</strong>');
		}
		expect(await page().onRecord(id, 'corrected')).toHaveLength(2);
		expect(await page().memo(id)).toMatchObject({ outcome: 'done', answer: { count: 3 } });
	});

	it('shows on the page while both wait for a worker, and the later one stands', async () => {
		const id = await page().assign('answered in two tabs without a worker');
		const [one, other] = [await open(page().link(id)), await open(page().link(id))];
		await page().withoutWorker(id);
		const fields = { ...fieldsIn(one.html), outcome: 'done', note: 'first' };
		await post(page().link(id), fields);
		expect((await post(page().link(id), fields)).html).toContain('I did it</strong>');
		const second = { ...fieldsIn(other.html), outcome: 'could-not', hindrance: 'forgot', note: 'second' };
		const { status, html } = await post(page().link(id), second);
		expect(status).toBe(200);
		expect(html).toContain('I could not do it this time</strong>');
		expect(fieldsIn(html, 'answer')).toMatchObject({ outcome: 'could-not', hindrance: 'forgot' });
		expect(stable((await open(page().link(id))).html)).toBe(stable(html));
		expect(await page().waiting(id)).toHaveLength(2);

		await page().practice.startWorker();
		expect(await page().handle(id).query('status')).toMatchObject({ outcome: 'could-not' });
		await page().practice.recorded(id, 'corrected');
		expect(await page().onRecord(id, 'corrected')).toMatchObject([{ note: 'second', hindrance: 'forgot' }]);
	}, 30_000);

	it('is offered, filled in, below the thank-you, with the exercise to read', async () => {
		const id = await page().assign('changed on the page');
		const fields = { ...fieldsIn((await open(page().link(id))).html), outcome: 'could-not', hindrance: 'unclear' };
		const { html } = await post(page().link(id), fields);
		expect(html).toContain('Then it was not explained well enough');
		expect(html).toContain('Name the moment.');
		const change = fieldsIn(html, 'answer');
		expect(change).toMatchObject({ outcome: 'could-not', hindrance: 'unclear' });
		const changed = await post(page().link(id), { ...change, outcome: 'done' });
		expect(changed.html).toContain('I did it</strong>');
		expect(changed.html).not.toContain('explained');
		expect(fieldsIn(changed.html, 'answer')).not.toHaveProperty('hindrance');
	});

	it('that is too long comes back in its own form, opened', async () => {
		const id = await page().assign('too long a change');
		const { html } = await post(page().link(id), { ...fieldsIn((await open(page().link(id))).html), outcome: 'done' });
		const note = 'x'.repeat(5001);
		const again = await post(page().link(id), { ...fieldsIn(html, 'answer'), outcome: 'partly', note });
		expect(again.status).toBe(422);
		expect(again.html).toContain('<details class="card" open>');
		expect(noteIn(again.html, 'answer')).toBe(note);
		expect(noteIn(again.html, 'note')).toBe('');
		expect(fieldsIn(again.html, 'answer')).toMatchObject({ outcome: 'partly' });
		expect(await page().memo(id)).toMatchObject({ outcome: 'done' });
	});

	it('to what staff have recorded is the client’s own; the page thanks for nothing that the client never said', async () => {
		const id = await page().assign('recorded by staff');
		const submission = { submissionId: 'staff', outcome: 'partly', reportedBy: 'staff' };
		await page()
			.handle(id)
			.executeUpdate(CHANGE.submit, { args: [submission] });
		const { html } = await open(page().link(id));
		expect(html).toContain('Your practice noted <strong>that you did part of it</strong>');
		expect(html).not.toMatch(/Thank you|You said/);
		const own = await post(page().link(id), { ...fieldsIn(html, 'answer') });
		expect(own.html).toContain('You said: <strong>I did part of it</strong>');
		expect(await page().onRecord(id, 'corrected')).toMatchObject([{ reportedBy: 'client' }]);
	});

	it('after twenty others is not taken, and kept', async () => {
		const id = await page().assign('changed too often');
		for (let count = 0; count <= 20; count += 1) {
			const submission = {
				submissionId: `${count}`,
				outcome: count % 2 ? 'partly' : 'done',
				reportedBy: 'staff',
				corrects: true,
			};
			await page()
				.handle(id)
				.executeUpdate(CHANGE.submit, { args: [submission] });
		}
		const { html } = await open(page().link(id));
		expect(html).not.toContain('Change my answer');
		const fields = { ...fieldsIn(html), form: 'answer', outcome: 'could-not', note: 'After all' };
		const { status, html: again } = await post(page().link(id), fields);
		expect(status).toBe(409);
		expect(again).toContain('is kept for your practice');
		expect(noteIn(again)).toBe('After all');
		expect(await page().memo(id)).toMatchObject({ outcome: 'done' });
	}, 30_000);

	it('counts as the first where all that was said before is in the clear', async () => {
		const id = await page().assign('told in the clear');
		await page().withoutWorker(id);
		const stranger = new Client({ connection: page().practice.client.connection }).workflow.getHandle(
			assignmentWorkflowId(id),
		);
		await stranger.signal(CHANGE.withdraw, { withdrawalId: 'w' });
		await stranger.signal(CHANGE.withdraw);
		await stranger.signal(CHANGE.submit, { submissionId: 's', outcome: 'done', reportedBy: 'client' });
		const { status, html } = await open(page().link(id));
		expect(status).toBe(200);
		expect((await post(page().link(id), { ...fieldsIn(html), outcome: 'partly' })).status).toBe(200);
	});

	it('to an assignment that is closed can still be copied', async () => {
		const id = await page().assign('answered in two tabs and closed');
		const [one, other] = [await open(page().link(id)), await open(page().link(id))];
		await post(page().link(id), { ...fieldsIn(one.html), outcome: 'done' });
		await page().close(id);
		const { status, html } = await post(page().link(id), { ...fieldsIn(other.html), outcome: 'done', note: 'second' });
		expect(status).toBe(409);
		expect(noteIn(html)).toBe('second');
		expect(withoutStop(html)).not.toContain('<button');
	});
});
