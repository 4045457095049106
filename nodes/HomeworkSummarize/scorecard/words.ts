import { DateTime } from 'luxon';
import type { Rate } from '../../../temporal/contract/numbers';
import type { Answer } from '../../../temporal/contract/question';

type Scorecard = Answer<'scorecard'>;

/** `64 % (16 of 25; with so few, anything from 44 to 80 % could be behind it)`; of very few the counts alone. */
export function rateInWords({ numerator, denominator, share, interval }: Rate): string {
	const counts = `${numerator.toLocaleString('en')} of ${denominator.toLocaleString('en')}`;
	if (share === undefined || !interval) return counts;
	const { low, high } = interval;
	return `${percent(share)} (${counts}; 95 % interval ${percent(low)} to ${percent(high)})`;
}

/** A scorecard as a text, for a message. */
export function inText(scorecard: Scorecard): string {
	const { month, isOver, counts, completion, reminderShare, reviewed, trend, exercises, clinicians } = scorecard;
	return [
		`Homework due in ${monthInWords(month)}${isOver ? '' : ', so far'}`,
		'',
		`Completed before the session after it was due: ${rateInWords(completion)}`,
		`Of the completed, done only after a reminder: ${rateInWords(reminderShare)}`,
		`Reviewed before the session, of what was answered before it: ${rateInWords(reviewed)}`,
		'',
		`Of ${counts.assigned} assignments ${counts.due} had arrived and were due. Of these ${listed([
			[counts.completed, 'completed'],
			[counts.late, 'done late'],
			[counts.partly, 'partly done'],
			[counts.couldNot, 'could not be done'],
			[counts.noAnswer, 'without an answer'],
		])}.`,
		`Not among them: ${listed([
			[counts.withdrawn, 'withdrawn'],
			[counts.undelivered, 'not delivered'],
			[counts.unconfirmed, 'of which nobody knows whether they arrived'],
			[counts.ahead, 'not due yet'],
		])}.`,
		'',
		'Month by month:',
		...trend.map((each) => `- ${monthInWords(each.month)}: ${rateInWords(each.completion)}`),
		'',
		'By exercise:',
		...exercises.map((each) => `- ${each.title ?? each.exerciseId}: ${rateInWords(each.completion)}${low(each)}`),
		'',
		'By clinician:',
		...clinicians.map((each) => `- ${each.name}: ${rateInWords(each.completion)}${low(each)}`),
	].join('\n');
}

function low({ isLow }: { isLow: boolean }): string {
	return isLow ? ', less often than the others' : '';
}

function listed(parts: Array<[count: number, what: string]>): string {
	const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
	return told.length === 0 ? 'none' : told.join(', ');
}

function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}

function monthInWords(month: string): string {
	return DateTime.fromISO(`${month}-01`, { locale: 'en' }).toFormat('LLLL yyyy');
}
