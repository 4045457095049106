import { ask } from '../../shared/ask';
import type { Telling } from '../../shared/operation';
import { choice } from '../../shared/parameters/choice';
import { month } from '../../shared/parameters/month';
import { ItemParameters } from '../../shared/parameters/parameters';
import { quantity } from '../../shared/parameters/quantity';
import { tellOfEach } from '../../shared/rows';
import { scorecardParameters } from './parameters';
import { inText } from './words';

const A_YEAR = 12;

/** How the homework went that was due in the month that every item asks for. */
export const scorecard: Telling = async (context, connection) => {
	const zone = context.getTimezone();
	const read = (itemIndex: number) => {
		const parameters = new ItemParameters(context, itemIndex, scorecardParameters, 'No scorecard');
		const which = parameters.need('scorecardMonth', choice<'last' | 'this' | 'other'>());
		const other = which === 'other' ? parameters.need('scorecardOf', month(zone)) : undefined;
		const months = parameters.read('scorecardMonths', quantity) ?? A_YEAR;
		parameters.check();
		return { month: (other ?? which)!, months: Math.round(months) };
	};
	return await tellOfEach(context, read, async (asked) => {
		const answer = await ask(connection, 'scorecard', asked);
		return { ...answer, text: inText(answer) };
	});
};
