import { dueInWords } from '../../nodes/HomeworkPage/instants-in-words';

const NOW = Date.parse('2026-11-28T12:00:00Z');

it.each([
	['Thursday 3 December at 9:30 (London time)', '2026-12-03T09:30:00Z', 'Europe/London'],
	['Thursday 3 December at 4:30 AM (New York time)', '2026-12-03T09:30:00Z', 'America/New_York'],
	['the end of Wednesday 2 December (London time)', '2026-12-03T00:00:00Z', 'Europe/London'],
	['the end of Thursday 31 December (Berlin time)', '2026-12-31T23:00:00Z', 'Europe/Berlin'],
	['the end of Thursday 31 December (Berlin time)', '2026-12-31T22:59:59Z', 'Europe/Berlin'],
	['the end of Thursday 31 December (Berlin time)', '2026-12-31T22:59:00Z', 'Europe/Berlin'],
	['Thursday 31 December at 23:58 (Berlin time)', '2026-12-31T22:58:59Z', 'Europe/Berlin'],
	['Friday 1 January 2027 at 0:01 (Berlin time)', '2026-12-31T23:01:00Z', 'Europe/Berlin'],
	['Thursday 3 December at 9:30 (UTC)', '2026-12-03T09:30:00Z', 'UTC'],
])('%s', (words, due, zone) => {
	expect(dueInWords(due, zone, NOW)).toBe(words);
});

it.each([
	['jueves 3 de diciembre a las 9:30 (hora de Londres)', '2026-12-03T09:30:00Z', 'Europe/London'],
	['jueves 3 de diciembre a las 4:30 a. m. (hora de Nueva York)', '2026-12-03T09:30:00Z', 'America/New_York'],
	['jueves 3 de diciembre a la 1:05 p. m. (hora de Ciudad de México)', '2026-12-03T19:05:00Z', 'America/Mexico_City'],
	['jueves 3 de diciembre a la 1:05 (hora de Río Branco)', '2026-12-03T06:05:00Z', 'America/Rio_Branco'],
	['jueves 3 de diciembre a las 13:05 (hora de Madrid)', '2026-12-03T12:05:00Z', 'Europe/Madrid'],
	['final del jueves 31 de diciembre (hora de Berlín)', '2026-12-31T23:00:00Z', 'Europe/Berlin'],
	['viernes 1 de enero de 2027 a las 0:01 (hora de Berlín)', '2026-12-31T23:01:00Z', 'Europe/Berlin'],
	['jueves 3 de diciembre a las 9:30 (UTC)', '2026-12-03T09:30:00Z', 'UTC'],
])('%s', (words, due, zone) => {
	expect(dueInWords(due, zone, NOW, 'es')).toBe(words);
});
