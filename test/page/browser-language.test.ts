import { browserLanguage } from '../../nodes/HomeworkPage/browser-language';

it.each([
	['en', undefined],
	['en', ''],
	['en', '*'],
	['en', 'fr-CH, fr;q=0.9, de;q=0.7'],
	['es', 'es'],
	['es', 'es-MX,es;q=0.9,en;q=0.8'],
	['es', 'ES-419'],
	['es', 'fr, es;q=0.5'],
	['es', 'en;q=0.4, es;q=0.5'],
	['en', 'en;q=0.5, es;q=0.5'],
	['es', 'en;q=0, es;q=0.1'],
	['en', 'es;q=0'],
	['en', 'es;q=x, en'],
	['en', 'esperanto, est'],
	['en', ';;,=,q=1;es'],
])('the language of a browser is %s where it accepts %j', (language, accepted) => {
	expect(browserLanguage(accepted)).toBe(language);
});
