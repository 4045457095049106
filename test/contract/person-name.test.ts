import { personNameSchema } from '../../temporal/contract/person-name';

describe('the name of a person', () => {
	it.each([
		"Dr. Jane O'Neil",
		'D’Angelo Cruz',
		'Dott.ssa Anna Rossi',
		'Dr.Jane Doe',
		'dr.jane doe',
		'J.R. Smith',
		'St.John Rivers',
		'Anna/Peter Müller',
		'李小龙',
		'محمد علي',
		'علی\u200cرضا',
		'X Æ A-12',
		'V.',
	])('is %j', (name) => {
		expect(personNameSchema.parse(name)).toBe(name);
	});

	it('has one blank where others or a line break stood', () => {
		expect(personNameSchema.parse(' Ada\u00a0 \r\n Byron\t')).toBe('Ada Byron');
	});

	it.each([
		['http://evil.example/win Foo', 'holds a web or e-mail address; write the name alone'],
		['Ada www.evil.example', 'holds a web or e-mail address; write the name alone'],
		['evil.example/win', 'holds a web or e-mail address; write the name alone'],
		['Win, evil.example', 'holds a web or e-mail address; write the name alone'],
		['ada@example.com', 'holds a web or e-mail address; write the name alone'],
		['\u200b\u200d', 'holds characters that nobody sees; type it anew'],
		['Ada\u200b Byron', 'holds characters that nobody sees; type it anew'],
		['Ada \u202enoryB', 'holds characters that nobody sees; type it anew'],
		['\u2068Ada\u2069', 'holds characters that nobody sees; type it anew'],
		['Ada\u200dByron', 'holds characters that nobody sees; type it anew'],
		['Ada\u0000', 'holds characters that nobody sees; type it anew'],
		['42', 'has no letter in it; write a name'],
		['', 'has no letter in it; write a name'],
		['x'.repeat(201), 'is longer than 200 characters'],
	])('is not %j: it %s', (text, reason) => {
		const { error } = personNameSchema.safeParse(text);
		expect(error?.issues.map(({ message }) => message)).toEqual([reason]);
	});
});
