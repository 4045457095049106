import { contactIndex } from '../../temporal/contract/identity';
import { until } from '../e2e/until';
import { open, post } from './browsing';
import { usePage } from './served-page';
import { CLIENTS, everybody, formsOf, linksOf, ONE_CLICK, WORDS, type Client } from './who-may-see';

const page = usePage();

/**
 * What whoever comes by a link of some kind gets for looking, and for each form that they post without one of this page: the
 * status, and whose words. `own` is the client's whose link it is; in `signed in` the first is for who has signed in for this brief.
 */
const EXPECTED = {
	client: {
		look: '200 told',
		...{ say: '400', note: '400', 'ask to stop': '200', stop: '400', other: '200 told' },
		...{ 'ask code': '200 told', 'enter code': '200 told', read: '200 told', review: '200 told' },
		...{ 'one click': '200' },
	},
	open: {
		look: '200',
		...{ say: '400', note: '400', 'ask to stop': '200', stop: '400', other: '400' },
		...{ 'ask code': '200', 'enter code': '200', read: '200', review: '200' },
		...{ 'one click': '200' },
	},
	unanswered: {
		look: '200',
		...{ say: '409', note: '409', 'ask to stop': '200', stop: '400', other: '409' },
		...{ 'ask code': '200', 'enter code': '200', read: '200', review: '200' },
		...{ 'one click': '200' },
	},
	closed: {
		look: '200 told',
		...{ say: '400', note: '409', 'ask to stop': '200', stop: '400', other: '200 told' },
		...{ 'ask code': '200 told', 'enter code': '200 told', read: '200 told', review: '200 told' },
		...{ 'one click': '200' },
	},
	/** Withdrawn or revoked: messages can be stopped by it still. */
	over: {
		look: '404',
		...{ say: '404', note: '404', 'ask to stop': '200', stop: '400', other: '404' },
		...{ 'ask code': '404', 'enter code': '404', read: '404', review: '404' },
		...{ 'one click': '200' },
	},
	brief: {
		look: '200',
		...{ say: '400', note: '400', 'ask to stop': '400', stop: '400', other: '400' },
		...{ 'ask code': '400', 'enter code': '400', read: '409', review: '409' },
		...{ 'one click': '400' },
	},
	'no brief': {
		look: '404',
		...{ say: '404', note: '404', 'ask to stop': '404', stop: '404', other: '404' },
		...{ 'ask code': '404', 'enter code': '400', read: '409', review: '409' },
		...{ 'one click': '404' },
	},
	none: {
		look: '404',
		...{ say: '404', note: '404', 'ask to stop': '404', stop: '404', other: '404' },
		...{ 'ask code': '404', 'enter code': '404', read: '404', review: '404' },
		...{ 'one click': '404' },
	},
} as const;

/** The same for who has signed in for the very brief that the link is of; with what was written back, where something was. */
const SIGNED_IN = { read: '200 written', review: '400 written' };

/** Who has not answered can be written nothing. */
const NOT_WRITTEN_TO = ['open', 'unanswered'];

/** What an answer was, in the words of the table, and whose words it showed. */
function seen({ status, html }: { status: number; html: string }) {
	const words = (['written', 'told'] as const).filter((which) =>
		CLIENTS.some((name) => html.includes(WORDS[which](name))),
	);
	const whose = CLIENTS.filter((name) => [WORDS.written(name), WORDS.told(name)].some((one) => html.includes(one)));
	return { was: [status, ...words].join(' '), whose };
}

it('of all that was written is shown what is for whoever asks, and changes nothing, by every link and form', async () => {
	const all = await everybody(page());
	const before = await onRecord(all);
	const forms = await formsOf(page(), all);
	const wrong: unknown[] = [];
	let asked = 0;
	const check = (how: unknown, expected: string, owner: string, answer: { status: number; html: string }) => {
		const { was, whose } = seen(answer);
		asked += 1;
		if (was !== expected || whose.some((name) => name !== owner)) wrong.push({ how, expected, was, whose });
	};
	for (const [link, kind, url] of linksOf(page(), all)) {
		const owner = link.replace(/'s brief$/, '');
		const { look } = EXPECTED[kind];
		check([link, 'GET'], look, owner, await open(url));
		check([link, 'HEAD'], look.slice(0, 3), owner, await open(url, 'HEAD'));
		for (const { what, whose, fields } of forms) {
			const isIn = kind === 'brief' && whose === link && (what === 'read' || what === 'review');
			const back = NOT_WRITTEN_TO.includes(owner) ? '' : ' told';
			const expected = isIn ? `${SIGNED_IN[what]}${back}` : EXPECTED[kind][what];
			check([link, what, whose], expected, owner, await post(url, fields(link)));
		}
	}
	expect(wrong).toEqual([]);
	expect(asked).toBe(18 * (2 + 28));
	expect(await onRecord(all)).toEqual(before);
	expect(page().flow.executions).toEqual([]);

	for (const [link, kind, url] of linksOf(page(), all))
		check([link, 'one click'], EXPECTED[kind]['one click'], link, await post(url, ONE_CLICK));
	expect(wrong).toEqual([]);
	for (const name of CLIENTS) await until(async () => (await stopOf(all[name]))?.scope === 'all');
}, 240_000);

/** All that somebody may have changed: how it stands, its steps, and what is stopped. */
async function onRecord(all: Record<Client, { id: string }>) {
	const { ledger } = page().practice;
	return await Promise.all(
		CLIENTS.map(async (name) => {
			const { id } = all[name];
			const stop = await stopOf(all[name]);
			const { events, outcome } = (await ledger.stories.of(id))!;
			return { name, stop, outcome, steps: events.map(({ kind, note }) => [kind, note]) };
		}),
	);
}

/** What is stopped at the address of a client. */
async function stopOf({ id }: { id: string }) {
	const { ledger, ring } = page().practice;
	return (await ledger.stops.standing(contactIndex(ring, `${id}@example.org`), Date.now())).stop;
}
