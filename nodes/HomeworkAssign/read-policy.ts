import type { IDataObject } from 'n8n-workflow';
import { policySchema, reminderRuleSchema, type PolicyPart, type ReminderRule } from '../../temporal/contract/policy';
import type { FieldProblem } from '../shared/fields';
import { LABELS } from './labels';

/** What the options of one item set of the policy; undefined where they set nothing, or a problem tells why not. */
export function readPolicy(options: IDataObject, problems: FieldProblem[]): PolicyPart | undefined {
	const reminders = readReminders(options, problems);
	const quietHours = readQuietHours(options.quietHours, problems);
	const gapHours = readGap(options.gapHours, problems);
	if (!reminders && !quietHours && gapHours === undefined) return undefined;
	return {
		...(reminders && { reminders }),
		...(quietHours && { quietHours }),
		...(gapHours !== undefined && { gapHours }),
	};
}

function readReminders({ noReminders, reminders }: IDataObject, problems: FieldProblem[]): ReminderRule[] | undefined {
	const rules = (reminders as IDataObject | undefined)?.rules;
	const given = Array.isArray(rules) && rules.length > 0 ? (rules as IDataObject[]) : undefined;
	if (noReminders === true) {
		if (given) problems.push({ field: LABELS.reminders, reason: 'are set, and No Reminders is on; keep one' });
		return [];
	}
	if (!given) return undefined;
	if (given.length > MOST_REMINDERS) {
		problems.push({
			field: LABELS.reminders,
			reason: `are ${given.length}; allowed are at most ${MOST_REMINDERS}`,
		});
	}
	return given.flatMap((rule, index) => {
		const read = readRule(rule);
		if (typeof read !== 'string') return [read];
		problems.push({ field: LABELS.reminders, reason: `no. ${index + 1} ${read}` });
		return [];
	});
}

/** As in the contract's `policySchema`. */
const MOST_REMINDERS = 5;

/** A rule, or what is wrong with it. */
function readRule({ when, percent, hours }: IDataObject): ReminderRule | string {
	switch (when) {
		case 'share': {
			const rule = reminderRuleSchema.safeParse({ share: Number(percent) / 100 });
			return rule.success ? rule.data : 'has no Percent between 0 and 100';
		}
		case 'due':
		case 'session': {
			const rule = reminderRuleSchema.safeParse({ before: when, hours: Number(hours) });
			return rule.success ? rule.data : 'has no Hours Before from above 0 to 1440';
		}
		default:
			return 'has a When that is none of share, due and session';
	}
}

function readQuietHours(value: unknown, problems: FieldProblem[]): PolicyPart['quietHours'] {
	const hours = (value as IDataObject | undefined)?.hours;
	if (hours === undefined) return undefined;
	const parsed = policySchema.shape.quietHours.safeParse(hours);
	if (parsed.success) return parsed.data;
	for (const { path } of parsed.error.issues) {
		const end = path[0] === 'to' ? 'To' : 'From';
		problems.push({ field: `${LABELS.quietHours}, ${end},`, reason: 'must be a time of day such as 20:00' });
	}
	return undefined;
}

function readGap(value: unknown, problems: FieldProblem[]): PolicyPart['gapHours'] {
	if (value === undefined || value === '' || value === null) return undefined;
	const parsed = policySchema.shape.gapHours.safeParse(Number(value));
	if (parsed.success) return parsed.data;
	problems.push({ field: LABELS.gapHours, reason: 'must be a number from above 0 to 336' });
	return undefined;
}
