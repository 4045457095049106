import { wordsIn, type PageWords } from '../../nodes/HomeworkPage/words/page-words';
import { readingLevel } from '../../temporal/library/reading-level';
import { everyPage, isTheirs, textsOf } from './every-page';

const ENGLISH = everyPage('en');
const SPANISH = everyPage('es');
/** Words that hardly an English line is without, and no Spanish one has. */
const IN_ENGLISH = /\b(the|your|you|please|this|that|not|is|to|of|and|it|by|for|what)\b/i;
const PAGES = Object.keys(ENGLISH);

/** All that is said in one language, by where it stands: what takes a value, with some. */
function said(words: object, path = ''): Array<[path: string, text: string]> {
	return Object.entries(words).flatMap(([name, word]: [string, unknown]): Array<[string, string]> => {
		const at = path === '' ? name : `${path}.${name}`;
		if (typeof word === 'string') return [[at, word]];
		if (typeof word === 'object') return said(word as object, at);
		const speak = word as (...values: unknown[]) => string;
		if (at.startsWith('moments.')) return [[at, speak('Europe/London')]];
		return [1, 2, 2000].map((value) => [`${at} ${value}`, speak(value, 5000)]);
	});
}

const inEnglish = new Map(said(wordsIn('en')));
const inSpanish = new Map(said(wordsIn('es')));

it.each(PAGES)('%s is all in Spanish, and says so', (page) => {
	const english = new Set(textsOf(ENGLISH[page]!).filter((text) => !isTheirs(text)));
	expect(english.size).toBeGreaterThan(1);
	expect(textsOf(SPANISH[page]!).filter((text) => english.has(text) || IN_ENGLISH.test(text))).toEqual([]);
	expect(SPANISH[page]).toContain('<html lang="es">');
	expect(SPANISH[page]).toContain('<title>Tu página</title>');
	expect(ENGLISH[page]).toContain('<html lang="en">');
});

it.each(PAGES)('%s leaves no word out in either language', (page) => {
	for (const html of [ENGLISH[page]!, SPANISH[page]!]) {
		expect(html).not.toMatch(/undefined|null|NaN|\[object|=>/);
		expect(html).not.toMatch(/<(h1|h2|h3|p|button|legend|label|strong|time|summary)\b[^>]*>\s*<\/\1>/);
	}
	expect(textsOf(SPANISH[page]!)).toHaveLength(textsOf(ENGLISH[page]!).length);
});

it('says everything that there is to say on some page', () => {
	const shown = Object.values(SPANISH).map(unescaped).join('\n');
	// What takes a value was called with others here.
	const unsaid = [...inSpanish].filter(([path, text]) => !/ |^moments/.test(path) && !shown.includes(text));
	expect(unsaid.map(([path]) => path)).toEqual([]);
});

it('says it otherwise in Spanish, and something each time', () => {
	expect([...inSpanish.keys()]).toEqual([...inEnglish.keys()]);
	for (const [path, text] of inSpanish) {
		expect(text.trim()).not.toBe('');
		expect([path, text]).not.toEqual([path, inEnglish.get(path)]);
	}
});

it.each(['en', 'es'] as const)('is easy to read for whoever is tired, in %s', (language) => {
	const lines = new Set(Object.values(everyPage(language)).flatMap(textsOf));
	const ours = [...lines].filter((text) => !isTheirs(text)).map(unescaped);
	expect(readingLevel(language, ours)).toMatchObject({ isEasy: true });
});

it('keeps titles neutral in both', () => {
	for (const language of ['en', 'es'] as const) {
		const { title, strangers }: PageWords = wordsIn(language);
		const open = [title, ...Object.values(strangers)].join('\n');
		expect(open).not.toMatch(/therap|terap|homework|tarea|exerci|ejerci|psic|psych/i);
	}
});

function unescaped(html: string): string {
	return html.replaceAll('&#39;', "'").replaceAll('&#34;', '"').replaceAll('&amp;', '&');
}
