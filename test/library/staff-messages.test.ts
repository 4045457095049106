import { eventTopicSchema } from '../../temporal/contract/command';
import { zoneInWords } from '../../temporal/contract/clock-format';
import { loadLibrary } from '../../temporal/library/library';
import type { BriefContent, NoticeContent } from '../../temporal/library/staff-messages';
import { copy, replace } from './folder';

const LONDON = 'Europe/London';

/** A library of a practice in London, or another zone. */
function london(change: (folder: string) => void = () => undefined, zone = LONDON) {
	const folder = copy();
	replace(folder, 'practice.yaml', 'openDaysAfterDue', `zone: ${zone}\nopenDaysAfterDue`);
	change(folder);
	return loadLibrary(folder);
}

const BRIEF: BriefContent = {
	clinician: { name: 'Dr. Jo Park' },
	date: '2026-07-02',
	lines: [
		{
			client: 'Ada B.',
			line: 'Thought record: delivered Mon 9:02, reminded Thu, done Sat, note added',
			sessionAt: Date.parse('2026-07-02T08:30:00Z'),
			zone: LONDON,
		},
		{ client: '<Bo> & C.', line: 'Breathing space: not delivered', zone: LONDON },
	],
	gone: [],
	before: [],
	seenLink: 'https://practice.example/page?t=token&x="1"',
	correction: false,
	saidAt: Date.parse('2026-07-01T17:00:00Z'),
};

describe("the clinician's brief", () => {
	it('has one line for each client and assignment, on the clock of the practice', () => {
		const { subject, text } = london().composeBrief(BRIEF);
		expect(subject).toBe('Before your sessions on Thursday 2 July');
		expect(text).toMatch(/^Hello Dr\. Jo Park,\n/);
		expect(text).toContain(
			'\n9:30 Ada B.: Thought record: delivered Mon 9:02, reminded Thu, done Sat, note added\n<Bo> & C.: Breathing space: not delivered\n',
		);
		expect(text).toContain(BRIEF.seenLink);
		expect(text).toMatch(/Linden Street Practice$/);
	});

	it.each([
		['Vale, Kim', 'Kim Vale'],
		['Vale, Kim, PhD', 'Kim Vale, PhD'],
		['O’Neil, Dr. Jane', 'Dr. Jane O’Neil'],
		['de la Cruz, Maria Elena (she/her)', 'Maria Elena de la Cruz'],
		['Jo Park, Ph.D., LCSW', 'Jo Park, Ph.D., LCSW'],
		['Kim Vale (she/her)', 'Kim Vale (she/her)'],
	])('greets %j as %s', (name, spoken) => {
		const { text } = london().composeBrief({ ...BRIEF, clinician: { name } });
		expect(text.startsWith(`Hello ${spoken},\n`)).toBe(true);
	});

	it('escapes in HTML whatever stands in a variable, and carries its styles with it', () => {
		const { html } = london().composeBrief(BRIEF);
		expect(html).toContain('&lt;Bo&gt; &amp; C.');
		expect(html).toContain('href="https://practice.example/page?t=token&amp;x=&#34;1&#34;"');
		expect(html).not.toMatch(/<Bo>|<style|class=|<script/);
		expect(html).toContain('>9:30<');
	});

	it('has times as the country of the practice writes them', () => {
		const newYork = london(undefined, 'America/New_York').composeBrief(BRIEF);
		expect(newYork.text).toContain('\n4:30 AM (New York time) Ada B.: ');
		const lines = [{ ...BRIEF.lines[0]!, zone: 'America/Toronto' }];
		expect(london(undefined, 'America/New_York').composeBrief({ ...BRIEF, lines }).text).toContain(
			'\n4:30 AM Ada B.: ',
		);
	});

	it('says by which clock times are where nobody has set the practice’s', () => {
		const [line] = BRIEF.lines;
		const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
		const { text } = loadLibrary(copy()).composeBrief({ ...BRIEF, lines: [{ ...line!, zone }] });
		expect(text).toContain(`(${zoneInWords(zone)}) Ada B.: `);
	});

	it('isolates names that are read from right to left', () => {
		const lines = [{ ...BRIEF.lines[0]!, client: 'محمد ع.' }];
		const { text, html } = london().composeBrief({ ...BRIEF, clinician: { name: 'דנה לוי' }, lines });
		expect(text).toContain('Hello \u2068דנה לוי\u2069,');
		expect(text).toContain(' \u2068محمد ع.\u2069: Thought record');
		expect(html).toContain('Hello <bdi>דנה לוי</bdi>,');
		expect(html).toContain('<bdi>محمد ع.</bdi>');
		const notice = { exercise: 'A', at: 0, saidAt: 0, zone: LONDON, assignmentId: 'A' };
		const { subject } = london().composeNotice('answered', { ...notice, client: 'محمد ع.', outcome: 'done' });
		expect(subject).toContain('\u2068محمد ع.\u2069');
	});

	it('says where it corrects an earlier one, and marks in words what is new, changed and gone', () => {
		const [ada, bo] = BRIEF.lines;
		const correction: BriefContent = {
			...BRIEF,
			lines: [
				{ ...ada!, change: 'changed' },
				{ ...bo!, change: 'new' },
				{ ...bo!, client: 'Cy' },
			],
			gone: [{ ...ada!, client: 'Dee F.', line: 'Thought record: handed over' }],
			correction: true,
		};
		const { subject, text, html } = london().composeBrief(correction);
		expect(subject).toMatch(/^Changed: /);
		expect(text).toContain('Something has changed');
		expect(text).toContain('\nCHANGED: 9:30 Ada B.: Thought record');
		expect(text).toContain('\nNEW: <Bo> & C.: Breathing space: not delivered\nCy: Breathing space: not delivered\n');
		expect(text).toContain(
			'\n\nNo longer to look at on that day:\nGONE: 9:30 Dee F.: Thought record: handed over\n\nSeen?',
		);
		expect(text).not.toContain('No homework is left');
		expect(html).toContain('Something has changed');
		expect(html).toContain('<strong>CHANGED:</strong> Thought record');
		expect(html).toContain(
			'<strong>GONE:</strong> 9:30 <strong><bdi>Dee F.</bdi></strong>: Thought record: handed over',
		);
	});

	it('tells how homework of before went', () => {
		const before = [
			{ client: 'Ada B.', line: 'Breathing space: delivered Mon 1 Jun 9:02, no answer, was due Fri 5 Jun 9:30' },
		];
		const { text, html } = london().composeBrief({ ...BRIEF, before });
		expect(text).toContain('\n\nHow it went before they came to you:\nAda B.: Breathing space: delivered Mon 1 Jun');
		expect(html).toContain('<strong><bdi>Ada B.</bdi></strong>: Breathing space: delivered Mon 1 Jun');
	});

	it('says where nothing is left, with what is gone', () => {
		const gone = [{ ...BRIEF.lines[0]!, line: 'Thought record: the session is now Mon 6 Jul 9:30' }];
		const { seenLink, ...unasked } = BRIEF;
		const { text, html } = london().composeBrief({ ...unasked, lines: [], gone, correction: true });
		expect(text + html).not.toContain(seenLink!);
		expect(text + html).not.toMatch(/seen/i);
		expect(text).toContain(
			'Something has changed since the last message. No homework is left to look at on Thursday 2 July.\n\nNo longer to look at on that day:\nGONE: 9:30 Ada B.: ',
		);
	});
});

describe('a notice to staff', () => {
	const NOTICE: NoticeContent = {
		client: 'Ada B.',
		exercise: 'Thought record',
		at: Date.parse('2026-07-02T08:30:00Z'),
		saidAt: Date.parse('2026-07-02T08:31:00Z'),
		zone: LONDON,
		assignmentId: 'q1w2e3r4t5y6u7i8o9p0_-',
	};

	it.each(eventTopicSchema.options)('of "%s" names client, exercise, time and practice', (topic) => {
		const { subject, text } = london().composeNotice(topic, NOTICE);
		expect(subject).toContain('Ada B.');
		expect(text).toContain('Ada B.');
		expect(text).toContain('Thought record');
		expect(text).toContain('Thursday 2 July at 9:30');
		expect(text).toMatch(/Linden Street Practice$/);
	});

	it('has the year where it is told in another, and the zone where the client’s clock differs', () => {
		const told = { ...NOTICE, saidAt: Date.parse('2027-01-02T08:00:00Z'), zone: 'Europe/Berlin' };
		expect(london().composeNotice('answered', told).text).toContain('Thursday 2 July 2026 at 9:30 (London time)');
	});

	it('tells the answer', () => {
		const text = (outcome: 'done' | 'partly' | 'could-not') =>
			london()
				.composeNotice('answered', { ...NOTICE, outcome })
				.text.split('\n')[0];
		expect(text('done')).toBe('Ada B. has done "Thought record".');
		expect(text('partly')).toBe('Ada B. has done a part of "Thought record".');
		expect(text('could-not')).toBe('Ada B. could not do "Thought record" this time.');
	});

	it('tells that an answer was changed', () => {
		const { subject, text } = london().composeNotice('answered', { ...NOTICE, outcome: 'partly', corrected: true });
		expect(subject).toContain('Ada B. has changed the answer');
		expect(text).toContain('This takes the place of an earlier answer, and came on Thursday 2 July at 9:30');
	});

	it('tells why something was not delivered', () => {
		const reason = 'The provider refused it: no such mailbox';
		expect(london().composeNotice('undeliverable', { ...NOTICE, reason }).text).toContain(reason);
	});

	it.each<[Partial<NoticeContent>, string, string, string]>([
		[{ because: 'no-consent' }, 'did not arrive', 'with the agreement ticked', 'Send Now'],
		[{ because: 'opted-out' }, 'did not arrive', 'another address', 'Send Now'],
		[{ because: 'expired' }, 'did not arrive', 'Change Dates', 'Send Now'],
		[{ because: 'refused' }, 'did not arrive', 'Send Now', 'Change Dates'],
		[{ because: 'given-up' }, 'did not arrive', 'Send Now', 'nobody knows'],
		[{}, 'did not arrive', 'Send Now', 'nobody knows'],
		[{ unsure: true }, 'Nobody knows whether', 'Send Now', 'did not arrive'],
	])('names the remedy for the reason, and no other: %j', (told, what, remedy, other) => {
		const { text } = london().composeNotice('undeliverable', { ...NOTICE, reason: 'So it is.', ...told });
		expect(text).toContain(what);
		expect(text).toContain(remedy);
		expect(text).not.toContain(other);
		expect(text).not.toMatch(/\n{3}|^\s*\n/);
	});

	it('gives what Homework Remind asks for, to send again what was not delivered', () => {
		const { subject, text } = london().composeNotice('undeliverable', NOTICE);
		expect(text).toMatch(/Homework Remind, Send Now[^]*\nAssignment ID: q1w2e3r4t5y6u7i8o9p0_-\n/);
		expect(subject).not.toContain('q1w2e3r4t5y6u7i8o9p0_-');
	});
});
