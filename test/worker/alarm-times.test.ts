import type { AlarmLine, AlarmWay } from '../../temporal/activities/sending/alarm-ways';
import type { Ledger } from '../../temporal/ledger/ledger';
import { Alarm } from '../../temporal/worker/alarm/alarm';
import { within } from '../../temporal/worker/alarm/within';
import type { Trouble } from '../../temporal/worker/alarm/words';
import { createLogger } from '../../temporal/worker/logging';
import { newLedger } from '../ledger/practice';

const MINUTE = 60_000;
const BEGIN = Date.parse('2031-03-04T02:00:00Z');

/** Stands for the mail server. */
class Office implements AlarmWay {
	readonly name = 'the mail server';
	/** `5 Messages cannot go out: n8n`. */
	readonly heard: string[] = [];
	isAway = false;
	minute = 0;

	async say({ subject, troubles }: AlarmLine): Promise<void> {
		await this.check();
		this.heard.push(`${this.minute} ${subject}: ${troubles.join('+')}`);
	}

	async check(): Promise<void> {
		if (this.isAway) throw new Error('connection refused');
	}
}

function alarmOf(ledger: Ledger, office: Office): Alarm {
	const times = {
		afterMs: 5 * MINUTE,
		againMs: 60 * MINUTE,
		anewMs: 15 * MINUTE,
		clock: () => BEGIN + office.minute * MINUTE,
	};
	return new Alarm({ ways: [office], alarms: ledger.alarms, ...times, logger: createLogger('silent' as never) });
}

/** Every worker looks once a minute, from one minute to another, and finds the same. */
async function looks(alarms: Alarm[], office: Office, [from, to]: [number, number], troubles: Trouble[]) {
	for (office.minute = from; office.minute <= to; office.minute++) {
		for (const alarm of alarms) await alarm.take(troubles);
	}
}

it('speaks after five minutes, once an hour while it lasts, and once when it is over, of two workers one', async () => {
	const { ledger } = await newLedger();
	const office = new Office();
	const workers = [alarmOf(ledger, office), alarmOf(ledger, office)];
	await looks(workers, office, [0, 130], ['n8n']);
	await looks(workers, office, [131, 140], []);
	expect(office.heard).toEqual([
		'5 Messages cannot go out: n8n',
		'65 Messages cannot go out: n8n',
		'125 Messages cannot go out: n8n',
		'131 It is over: messages go out again: n8n',
	]);
});

it('says nothing of what is over within five minutes', async () => {
	const { ledger } = await newLedger();
	const office = new Office();
	const alarm = alarmOf(ledger, office);
	await looks([alarm], office, [0, 4], ['temporal']);
	await looks([alarm], office, [5, 5], []);
	await looks([alarm], office, [6, 10], ['temporal']);
	expect(office.heard).toEqual([]);
});

it('says anew what is back, a quarter of an hour later at the earliest, whichever worker said it before', async () => {
	const { ledger } = await newLedger();
	const office = new Office();
	const workers = [alarmOf(ledger, office), alarmOf(ledger, office)];
	await looks(workers, office, [0, 5], ['n8n']);
	await looks(workers, office, [6, 8], []);
	await looks(workers, office, [9, 85], ['n8n']);
	expect(office.heard).toEqual([
		'5 Messages cannot go out: n8n',
		'6 It is over: messages go out again: n8n',
		'20 Messages cannot go out: n8n',
		'80 Messages cannot go out: n8n',
	]);
});

it('says another trouble at once when its own five minutes are over, and that a part is over', async () => {
	const { ledger } = await newLedger();
	const office = new Office();
	const alarm = alarmOf(ledger, office);
	await looks([alarm], office, [0, 6], ['n8n']);
	await looks([alarm], office, [7, 20], ['n8n', 'temporal']);
	await looks([alarm], office, [21, 25], ['n8n']);
	expect(office.heard).toEqual([
		'5 Messages cannot go out: n8n',
		'12 Messages cannot go out: temporal',
		'21 A part of it is over: temporal',
	]);
});

it('says that nobody is told of what goes wrong, of which it speaks by itself only where something could be told', async () => {
	const { ledger } = await newLedger();
	const office = new Office();
	const alarm = alarmOf(ledger, office);
	await looks([alarm], office, [0, 8], ['n8n', 'unheard']);
	await looks([alarm], office, [9, 12], ['unheard']);
	await looks([alarm], office, [13, 13], []);
	await looks([alarm], office, [14, 20], ['unheard']);
	await looks([alarm], office, [21, 21], []);
	expect(office.heard).toEqual([
		'5 Messages cannot go out: n8n',
		'9 It is over: messages go out again: n8n',
		'19 Homework needs attention: unheard',
		'21 It is over: nothing waits to be told: unheard',
	]);
});

it('tries each minute to say what it could not, and tells why it cannot', async () => {
	const { ledger } = await newLedger();
	const office = new Office();
	const alarm = alarmOf(ledger, office);
	office.isAway = true;
	await looks([alarm], office, [0, 10], ['n8n']);
	expect(alarm.problem).toBe('the mail server: connection refused');
	office.isAway = false;
	await looks([alarm], office, [11, 12], ['n8n']);
	expect(alarm.problem).toBeUndefined();
	office.isAway = true;
	await looks([alarm], office, [13, 14], []);
	office.isAway = false;
	await looks([alarm], office, [15, 16], []);
	expect(office.heard).toEqual(['11 Messages cannot go out: n8n', '15 It is over: messages go out again: n8n']);
});

it('speaks also while there is no ledger to ask, and a worker that starts then says that it is over', async () => {
	const { ledger } = await newLedger();
	const office = new Office();
	const other = await newLedger();
	await other.ledger.close();
	const blind = alarmOf(other.ledger, office);
	await looks([blind], office, [0, 66], ['ledger']);
	await looks([blind], office, [67, 70], []);
	expect(office.heard).toEqual([
		'5 Messages cannot go out: ledger',
		'65 Messages cannot go out: ledger',
		'67 It is over: messages go out again: ledger',
	]);
	await looks([alarmOf(ledger, office)], office, [100, 105], ['n8n']);
	await looks([alarmOf(ledger, office)], office, [106, 107], []);
	expect(office.heard.at(-1)).toBe('106 It is over: messages go out again: n8n');
});

it.each([
	['never answers', () => new Promise<string>(() => undefined), 'otherwise'],
	['fails', () => Promise.reject<string>(new Error('away')), 'otherwise'],
	['answers', () => Promise.resolve('answer'), 'answer'],
])('waits a while only for what %s', async (_, ask, comesTo) => {
	expect(await within(50, ask(), 'otherwise')).toBe(comesTo);
});
