import {
	DAY,
	FAILED,
	FRIDAY,
	HOUR,
	MINUTE,
	NOT_SENT,
	Practice,
	REFUSED,
	SECOND,
	SENT,
	UNKNOWN,
	WEDNESDAY,
	type Saying,
} from './saying';

const PARENT = { clientEmail: 'parent@clients.example' };
const iso = (at: number) => new Date(at).toISOString();

/** Two assignments of one client whose first reminders are planned for Wednesday. */
async function two() {
	const practice = await Practice.open();
	const [host, child] = [await practice.delivered({ key: 'host' }), await practice.delivered({ key: 'child' })];
	return { practice, host, child, hosting: practice.remind(host), hosted: practice.remind(child) };
}

function alsoSays(...children: Saying[]) {
	return { kind: 'go', alsoSays: children.map(({ id }) => id) };
}

describe('reminders of several assignments on one day', () => {
	it('are one message, and a step of each once it is sent', async () => {
		const { practice, host, child, hosting, hosted } = await two();
		expect(await hosting.begin(WEDNESDAY)).toMatchObject(alsoSays(hosted));
		expect(await practice.ledger.commands.named(hosting.id)).toEqual([host, child]);
		await hosting.comesTo(SENT, WEDNESDAY);
		expect(await practice.shown(child)).toMatchObject({
			state: 'merged',
			at: iso(WEDNESDAY),
			reason: 'Another message to this client said it, too.',
		});
		for (const id of [host, child]) expect(await practice.steps(id)).toEqual(['assigned', 'delivered', 'reminded']);
		const merged = { kind: 'over', ending: { kind: 'skipped', reason: 'merged' } };
		expect(await hosted.begin(WEDNESDAY + MINUTE)).toMatchObject(merged);
		// The reminders of Friday are still to come.
		expect(await practice.remind(child, '2').begin(FRIDAY)).toMatchObject(alsoSays(practice.remind(host, '2')));
	});

	it('wait while the message that says them is being tried, and go out by themselves where it comes to nothing', async () => {
		const { practice, child, hosting, hosted } = await two();
		const gated = await hosting.posted(WEDNESDAY);
		const later = { kind: 'later', reason: 'merged', until: WEDNESDAY + 10 * MINUTE };
		expect(await hosted.begin(WEDNESDAY)).toEqual(later);
		expect(await practice.shown(child)).toMatchObject({ state: 'held' });
		await hosting.settle(gated, REFUSED, WEDNESDAY + SECOND);
		expect(await hosted.begin(WEDNESDAY + 10 * MINUTE)).toMatchObject(alsoSays());
		expect(await practice.steps(child)).toEqual(['assigned', 'delivered']);
	});

	it('wait, too, while that message waits for its flow, and are said by its next try', async () => {
		const { practice, child, hosting, hosted } = await two();
		await hosting.comesTo(NOT_SENT, WEDNESDAY);
		expect(await hosted.begin(WEDNESDAY + MINUTE)).toMatchObject({ kind: 'later', reason: 'merged' });
		await hosting.comesTo(SENT, WEDNESDAY + HOUR);
		expect(await practice.steps(child)).toEqual(['assigned', 'delivered', 'reminded']);
	});

	it.each(['answered', 'withdrawn'] as const)(
		'go out by themselves where the other assignment is %s while its message waits',
		async (kind) => {
			const { practice, host, hosting, hosted } = await two();
			await hosting.comesTo(NOT_SENT, WEDNESDAY);
			await practice.happens(host, kind);
			expect(await hosted.begin(WEDNESDAY + MINUTE)).toMatchObject(alsoSays());
		},
	);

	it('do not wait for another message until they are of no use', async () => {
		const { hosting, hosted } = await two();
		await hosting.comesTo(NOT_SENT, WEDNESDAY);
		// It expires when the next one is planned, on Friday at nine.
		const last = Date.parse('2026-03-06T14:59:00Z');
		const policy = () => ({ reminders: [], perDay: 2, perWeek: 6, quietHours: { from: '03:00', to: '04:00' } });
		expect(await hosted.begin(last, { policy })).toMatchObject({ kind: 'go' });
	});

	it('go out by themselves where the other message left them out', async () => {
		const { practice, child, hosting, hosted } = await two();
		await hosting.tried(WEDNESDAY);
		await practice.happens(child, 'reminders-paused');
		await hosting.comesTo(SENT, WEDNESDAY + MINUTE);
		await practice.happens(child, 'reminders-resumed');
		expect(await practice.steps(child)).toEqual(['assigned', 'delivered', 'reminders-paused', 'reminders-resumed']);
		expect(await hosted.begin(WEDNESDAY + 5 * HOUR)).toMatchObject(alsoSays());
	});

	it('speak of each assignment once, and leave its later reminders of the day to themselves', async () => {
		const practice = await Practice.open();
		const short = { deliverAt: '2026-03-04T15:00:00.000Z', dueAt: '2026-03-04T23:00:00.000Z' };
		const [host, child] = [
			await practice.delivered({ key: 'a', ...short }),
			await practice.delivered({ key: 'b', ...short }),
		];
		const noon = Date.parse('2026-03-04T19:10:00Z');
		expect(await practice.remind(host).begin(noon)).toMatchObject(alsoSays(practice.remind(child)));
	});

	it('speak of the one that is still of use, where one before it was never sent', async () => {
		const { practice, host, child } = await two();
		expect(await practice.remind(host, '2').begin(FRIDAY)).toMatchObject(alsoSays(practice.remind(child, '2')));
	});

	it('leave out what is due by the time of the try', async () => {
		const practice = await Practice.open();
		const host = practice.remind(await practice.delivered({ key: 'host' }));
		const dueAt = WEDNESDAY + 2 * HOUR;
		const policy = { reminders: [{ before: 'due' as const, hours: 1 }] };
		const child = practice.remind(await practice.delivered({ key: 'child', dueAt: iso(dueAt), policy }));
		expect(await host.begin(WEDNESDAY)).toMatchObject(alsoSays(child));
		expect(await host.begin(dueAt)).toMatchObject(alsoSays());
	});
});

describe('what a message may have said', () => {
	it('is not said again by itself, and is unconfirmed when that message is', async () => {
		const { practice, host, child, hosting, hosted } = await two();
		await hosting.comesTo(UNKNOWN, WEDNESDAY);
		expect(await hosted.begin(WEDNESDAY + 5 * HOUR)).toMatchObject({ kind: 'later', reason: 'merged' });
		await hosting.comesTo(UNKNOWN, WEDNESDAY + 6 * HOUR);
		const step = ['reminder-unconfirmed', 'It may not have arrived: The connection broke.'];
		for (const id of [host, child]) expect(await practice.steps(id)).toEqual(['assigned', 'delivered', step]);
		expect(await hosted.begin(WEDNESDAY + DAY)).toMatchObject({ kind: 'over', ending: { reason: 'merged' } });
	});

	it('is unconfirmed where that message is refused at its second try', async () => {
		const { practice, child, hosting, hosted } = await two();
		await hosting.comesTo(UNKNOWN, WEDNESDAY);
		await hosting.comesTo(REFUSED, WEDNESDAY + HOUR);
		expect(await practice.steps(child)).toContainEqual([
			'reminder-unconfirmed',
			'It may not have arrived: No such mailbox.',
		]);
		expect(await hosted.begin(WEDNESDAY + DAY)).toMatchObject({ kind: 'over', ending: { reason: 'merged' } });
	});

	it.each(['answered', 'withdrawn'] as const)('is over where the other assignment is %s meanwhile', async (kind) => {
		const { practice, host, child, hosting, hosted } = await two();
		await hosting.comesTo(UNKNOWN, WEDNESDAY);
		await practice.happens(host, kind);
		// Whoever has it sent asks once more when it is called off.
		expect(await hosting.begin(WEDNESDAY + HOUR)).toMatchObject({ kind: 'over', ending: { kind: 'unknown' } });
		expect(await hosted.begin(WEDNESDAY + 5 * HOUR)).toMatchObject({ kind: 'over', ending: { reason: 'merged' } });
		expect(await practice.shown(child)).toMatchObject({ state: 'merged', at: iso(WEDNESDAY) });
		expect(await practice.steps(child)).toContainEqual([
			'reminder-unconfirmed',
			'It may not have arrived: The connection broke.',
		]);
	});

	it('is reminded, where a receipt says in the end that it was', async () => {
		const { practice, host, child, hosting } = await two();
		const { attempt } = await hosting.posted(WEDNESDAY);
		await hosting.settle({ attempt }, UNKNOWN, WEDNESDAY + SECOND);
		await hosting.comesTo(UNKNOWN, WEDNESDAY + HOUR);
		await practice.ledger.commands.handIn(`${hosting.id}/1`, SENT, WEDNESDAY + DAY);
		for (const id of [host, child]) expect((await practice.steps(id)).at(-1)).toBe('reminded');
	});

	describe('and late receipts prove in the end that it never went out', () => {
		async function neverGone(at: number) {
			const parts = await two();
			for (const minutes of [30, 19]) await parts.hosting.comesTo(UNKNOWN, WEDNESDAY - minutes * MINUTE);
			return {
				...parts,
				proven: async () => {
					for (const number of [1, 2])
						await parts.practice.ledger.commands.handIn(`${parts.hosting.id}/${number}`, FAILED, at);
				},
			};
		}
		const unconfirmed = ['reminder-unconfirmed', 'It may not have arrived: The connection broke.'];

		it('goes out by itself, where its turn is still to come', async () => {
			const { practice, child, hosted, proven } = await neverGone(WEDNESDAY);
			await proven();
			expect(await practice.shown(child)).toMatchObject({ state: 'planned' });
			await hosted.comesTo(SENT, WEDNESDAY + HOUR);
			expect(await practice.steps(child)).toEqual(['assigned', 'delivered', unconfirmed, 'reminded']);
		});

		it('is on record as not said, where its turn has passed', async () => {
			const { practice, child, hosted, proven } = await neverGone(WEDNESDAY + HOUR);
			await proven();
			expect(await practice.shown(child)).toMatchObject({ state: 'given-up' });
			const reason = 'The message that was to say it, too, did not go out.';
			expect((await practice.steps(child)).slice(2)).toEqual([unconfirmed, ['reminder-skipped', reason]]);
			expect(await hosted.begin(WEDNESDAY + DAY)).toMatchObject({ kind: 'over', ending: { kind: 'given-up' } });
		});

		it('is not sent, where it was answered meanwhile', async () => {
			const { practice, child, hosted, proven } = await neverGone(WEDNESDAY);
			await practice.happens(child, 'answered');
			await proven();
			expect(await practice.shown(child)).toMatchObject({ state: 'given-up' });
			expect(await hosted.begin(WEDNESDAY + HOUR)).toMatchObject({ kind: 'over', ending: { kind: 'given-up' } });
		});
	});

	it('is all that the message says when it is tried again', async () => {
		const { practice, hosting, hosted } = await two();
		await hosting.comesTo(UNKNOWN, WEDNESDAY);
		const third = practice.remind(await practice.delivered({ key: 'third' }));
		expect(await hosting.begin(WEDNESDAY + HOUR)).toMatchObject(alsoSays(hosted));
		expect(await third.begin(WEDNESDAY + 5 * HOUR)).toMatchObject(alsoSays());
	});

	it('stays with it also where the second try leaves it out', async () => {
		const { practice, child, hosting, hosted } = await two();
		await hosting.comesTo(UNKNOWN, WEDNESDAY);
		await practice.happens(child, 'reminders-paused');
		await hosting.comesTo(UNKNOWN, WEDNESDAY + HOUR);
		await practice.happens(child, 'reminders-resumed');
		expect(await hosted.begin(WEDNESDAY + DAY)).toMatchObject({ kind: 'over', ending: { reason: 'merged' } });
	});
});

describe("siblings behind one parent's address", () => {
	/** Each is a client of its own, known by a reference. */
	async function siblings(...names: string[]) {
		const practice = await Practice.open();
		const ids: string[] = [];
		for (const clientName of names) ids.push(await practice.delivered({ key: clientName, clientName, ...PARENT }));
		return { practice, reminders: ids.map((id) => practice.remind(id)), ids };
	}

	it('are reminded of by one message, each by name', async () => {
		const { practice, reminders, ids } = await siblings('Ana Ruiz', 'Ben Ruiz', 'Cleo Ruiz');
		const [first, ...others] = reminders;
		const gated = await first!.posted(WEDNESDAY);
		expect(gated.alsoSays.toSorted()).toEqual(others.map(({ id }) => id).sort());
		const { email, about } = await practice.ledger.messages.content(first!.id, gated.alsoSays);
		expect(email).toBe(PARENT.clientEmail);
		expect(about.map(({ clientName }) => clientName).sort()).toEqual(['Ana Ruiz', 'Ben Ruiz', 'Cleo Ruiz']);
		expect(new Set(about.map(({ clientId }) => clientId)).size).toBe(3);
		await first!.settle(gated, SENT, WEDNESDAY);
		for (const id of ids) expect((await practice.steps(id)).at(-1)).toBe('reminded');
	});

	it('share gap and cap', async () => {
		const policy = { reminders: [], gapHours: 1, perDay: 2 };
		const practice = await Practice.open();
		const [ana, ben, cleo] = await Promise.all(
			['Ana Ruiz', 'Ben Ruiz', 'Cleo Ruiz'].map(async (clientName) => {
				const id = await practice.delivered({ key: clientName, clientName, ...PARENT, policy });
				return practice.remind(id, 'now.1');
			}),
		);
		await ana!.comesTo(SENT, WEDNESDAY);
		const gap = { kind: 'later', until: WEDNESDAY + HOUR, reason: 'gap' };
		expect(await ben!.begin(WEDNESDAY + MINUTE)).toEqual(gap);
		await ben!.comesTo(SENT, WEDNESDAY + HOUR);
		expect(await cleo!.begin(WEDNESDAY + 3 * HOUR)).toMatchObject({ kind: 'later', reason: 'cap' });
	});

	it('are left out where nobody agreed to messages about them', async () => {
		const { practice, reminders } = await siblings('Ana Ruiz');
		const clientName = 'Ben Ruiz';
		const asked = { key: clientName, clientName, ...PARENT, consentGiven: false };
		const other = practice.remind(await practice.delivered(asked));
		expect(await reminders[0]!.begin(WEDNESDAY)).toMatchObject(alsoSays());
		expect(await other.begin(WEDNESDAY)).toMatchObject({ ending: { reason: 'no-consent' } });
	});
});
