import type { Look, LookState } from '../../../temporal/contract/questions-service';
import { technically } from '../../shared/technically';

/** One thing that was looked at, in words for staff. */
export interface Found {
	/** What the service calls it; nothing where it shows from outside. */
	look?: string;
	name: string;
	state: LookState;
	words: string;
}

interface Plain {
	name: string;
	/** What it means that all is well; what the service says is good enough, if left out. */
	ok?: string;
	/** What it means that something is wrong, or that somebody has to say so. */
	trouble: string;
	/** Whether staff have it so: what the service says of it is for them, and no engineer has to be told. */
	isForStaff?: true;
}

/** What the service looks at, by its own names for it. */
const PLAIN: Record<string, Plain> = {
	settings: { name: 'Settings', ok: 'They are as the service needs them.', trouble: 'One of them is wrong.' },
	library: { name: 'Library', trouble: 'The service would not start again with what is in its folder now.' },
	clock: { name: 'Clock', trouble: "Nobody has set the practice's time zone, so that the clock of a machine is used." },
	Temporal: {
		name: 'Memory',
		ok: 'What the service plans is kept.',
		trouble: 'What the service plans is out of reach.',
	},
	access: { name: 'Access', ok: 'The service signs in as it was set up.', trouble: 'The service cannot sign in.' },
	namespace: { name: 'Place', ok: 'The service has one of its own.', trouble: 'The service has no place of its own.' },
	'search attributes': { name: 'Search', ok: 'Assignments can be found.', trouble: 'Assignments cannot be found.' },
	ledger: { name: 'Record', ok: 'It can be read.', trouble: 'It cannot be read.' },
	writing: {
		name: 'Writing',
		ok: 'What happens is put on record.',
		trouble: 'Nothing can be put on record, so that nothing goes out meanwhile.',
	},
	exercises: {
		name: 'Exercises',
		ok: 'Each is as it is on record.',
		trouble: 'An exercise was changed without a new version, so that the service would not start again.',
	},
	'open assignments': {
		name: 'Under Way',
		ok: 'The homework under way is on record.',
		trouble: 'Some of the homework under way is not on record, and nothing is sent for it.',
	},
	responsibilities: {
		name: 'Clinicians',
		ok: 'Each is on record as the handovers say.',
		trouble: 'Who gets whose brief may be wrong.',
	},
	routes: { name: 'Flows', trouble: 'Nobody can tell which flows are published.' },
	alarm: {
		name: 'Alarm',
		ok: 'Where n8n is away, the service says so by itself.',
		trouble: 'Where n8n is away, nobody is told.',
	},
	brake: {
		name: 'Hold',
		ok: 'Nothing is held.',
		trouble: 'Staff hold everything that goes to clients. Homework Remind, Let Go, ends it.',
		isForStaff: true,
	},
	planned: {
		name: 'Plan',
		ok: 'What was planned has gone out, or waits for its time.',
		trouble: 'What should have gone out has not been taken up.',
	},
	watch: {
		name: 'Watch',
		ok: 'The service looks for what goes wrong.',
		trouble: 'The service has stopped looking for what goes wrong, so that the office is told of nothing new.',
	},
	attention: {
		name: 'Attention',
		ok: 'Nothing waits that the office has to be told.',
		trouble:
			'Something goes wrong that the office has not been told. Publish the flow that takes "Something Needs Attention", and ' +
			'see whether its mail server answers.',
	},
};

/** What the service found, in plain words first. What it says of a flow is plain, and so is what nobody foresaw here. */
export function inPlainWords({ look, state, words }: Look): Found {
	const plain = PLAIN[look];
	if (!plain) return { look, name: nameOf(look), state, words: asSentence(words) };
	const { name, ok, trouble, isForStaff } = plain;
	if (state === 'ok') return { look, name, state, words: ok ?? asSentence(words) };
	if (isForStaff && state === 'note') return { look, name, state, words: `${trouble} ${asSentence(words)}` };
	return { look, name, state, words: technically(trouble, closed(words)) };
}

/** Ready for an e-mail: every trouble, or that there is none, and whether staff hold everything. */
export function inText(found: Found[]): string {
	const lines = (state: LookState) =>
		found.filter((one) => one.state === state).map(({ name, words }) => `- ${name}: ${words}`);
	const troubles = lines('trouble');
	const held = found.find(({ look, state }) => look === 'brake' && state === 'note');
	if (troubles.length === 0 && held)
		return `Nothing is broken, but nothing goes out to clients.\n- ${held.name}: ${held.words}`;
	if (troubles.length === 0) return `All is well: ${found.length} things were looked at.`;
	return ['Something is wrong with what sends messages:', ...troubles].join('\n');
}

/** `route deliver` is about one flow, by what it does. */
function nameOf(look: string): string {
	return look.replace(/^route (.*)/, 'Flow for $1').replace(/^./, (first) => first.toUpperCase());
}

function asSentence(words: string): string {
	return closed(words.replace(/^(?!n8n)[a-z]/, (first) => first.toUpperCase()));
}

function closed(words: string): string {
	return words.replace(/[^.!?]$/, '$&.');
}
