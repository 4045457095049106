import { Liquid, type Template } from 'liquidjs';
import { exerciseHtml } from '../../temporal/contract/exercise-text';
import type { Language } from '../../temporal/contract/language';
import { phoneLink, withPhoneLinks } from './phone-links';
import { STYLE } from './style';
import { LAYOUT } from './templates';
import { wordsIn } from './words/page-words';
import { INPUT } from './worksheet/template';

const engine = new Liquid({
	outputEscape: 'escape',
	strictVariables: true,
	// Whether something is there may be asked: not every practice has a phone.
	lenientIf: true,
	strictFilters: true,
	// An empty text counts as absent.
	jsTruthy: true,
	templates: { layout: LAYOUT, input: INPUT },
	// Else these would be parsed anew for every page, and for every input of a worksheet.
	cache: true,
});

engine.registerFilter('phones', withPhoneLinks);
engine.registerFilter('phone', phoneLink);
engine.registerFilter('exerciseHtml', exerciseHtml);

/** Reads the templates of some pages. */
export function parsed<Name extends string>(templates: Record<Name, string>): Record<Name, Template[]> {
	const pages = Object.entries<string>(templates).map(([name, template]) => [name, engine.parse(template)]);
	return Object.fromEntries(pages) as Record<Name, Template[]>;
}

/** Renders a page in a language, whose words the template has as `words`. */
export function renderPage(template: Template[], language: Language, variables: object): string {
	return engine.renderSync(template, { ...variables, words: wordsIn(language), style: STYLE }) as string;
}
