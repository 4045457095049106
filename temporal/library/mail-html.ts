import type { Allowance } from './template';

/** What a mail program takes for an attack, or leaves out: it never belongs into a mail. */
const UNFIT =
	/<\s*\/?\s*(?:script|iframe|frame|object|embed|form|input|button|link|meta|base|svg)\b|\son[a-z]+\s*=|javascript:/gi;

/** Reports what the HTML of a mail must not hold. */
export const judgeMailHtml: Allowance['judge'] = ({ text }, report) => {
	for (const [index, line] of text.split('\n').entries())
		for (const [found] of line.matchAll(UNFIT))
			report(index + 1, `must not hold "${found.trim()}": mail programs show no scripts, forms and frames`);
};
