import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';
import { classify, type Verdict } from '../../nodes/HomeworkReceipt/classify';
import type { Proof } from '../../temporal/contract/receipt';

const node: INode = { id: '1', name: 'Send', type: 'send', typeVersion: 1, position: [0, 0], parameters: {} };

/** As the mail client throws it. */
function mailError(message: string, fields: object = {}): Error {
	return Object.assign(new Error(message), fields);
}

/** As n8n's HTTP client throws the answer of a provider, and n8n wraps it for most nodes. */
function httpError(status: number, body: unknown): Error {
	return Object.assign(new Error(`${status} - ${JSON.stringify(body)}`), {
		code: status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE',
		statusCode: status,
		status,
		error: body,
		response: { status, headers: {}, statusText: '' },
	});
}

function wrapped(error: Error): NodeApiError {
	return new NodeApiError(node, error as unknown as JsonObject);
}

function failed(proof: Proof): Partial<Verdict> {
	return { result: 'failed', proof };
}

const twilio = (code: number, status = 400) =>
	httpError(status, {
		code,
		message: 'Said by Twilio',
		more_info: `https://www.twilio.com/docs/errors/${code}`,
		status,
	});

const NOT_ADDRESSED = failed('not-addressed');
const REJECTED = failed('rejected');
const FOR_GOOD = failed('rejected-for-good');
const REFUSED = { result: 'refused' } as const;
const UNKNOWN = { result: 'unknown' } as const;
const ALL_REJECTED = "Can't send mail - all recipients were rejected";

describe('it failed before a recipient was named', () => {
	it.each<[string, unknown]>([
		['the name is not found', 'getaddrinfo ENOTFOUND mail.example'],
		['the name server does not answer', 'getaddrinfo EAI_AGAIN mail.example'],
		[
			'the mail client looks the name up',
			mailError('queryA ENOTFOUND mail.example', { code: 'EDNS', command: 'CONN' }),
		],
		['the connection is refused', 'connect ECONNREFUSED 127.0.0.1:25'],
		['it is refused, with nothing but a code', { code: 'ECONNREFUSED', message: '' }],
		['it is refused on each address', { message: '', errors: [mailError('connect ECONNREFUSED ::1:25')] }],
		[
			'it is refused to a node of n8n',
			wrapped(mailError('connect ECONNREFUSED 127.0.0.1:443', { code: 'ECONNREFUSED' })),
		],
		['n8n words it so', 'The service refused the connection - perhaps it is offline'],
		['connecting takes too long', mailError('Connection timeout', { code: 'ETIMEDOUT', command: 'CONN' })],
		['nobody greets', 'Greeting never received'],
		['the network gives up connecting', 'connect ETIMEDOUT 192.0.2.1:587'],
		['the certificate is not trusted', mailError('self-signed certificate', { code: 'ESOCKET', command: 'CONN' })],
		['the certificate is of another host', "Hostname/IP does not match certificate's altnames: Host: a. is not b"],
		['the certificate, by its code', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', message: 'x' }],
		['TLS is spoken to a port without', 'C0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:'],
		[
			'STARTTLS fails',
			mailError('Error upgrading connection with STARTTLS: 454 4.7.0 TLS not available', { code: 'ETLS' }),
		],
		['the login is refused', mailError('Invalid login: 535 5.7.8 Error: authentication failed', { code: 'EAUTH' })],
		['the login is refused for now', 'Invalid login: 454 4.7.0 Temporary authentication failure'],
		['a login is asked for', 'Mail command failed: 530 5.7.0 Authentication required'],
		['a stronger login is asked for', '534 5.7.9 Application-specific password required'],
		[
			'the server greets with a refusal',
			'Invalid greeting. response=554 No SMTP service here: 554 No SMTP service here',
		],
		['there is no recipient', 'No recipients defined'],
		['an API refuses the login', httpError(401, { message: 'Unauthorized' })],
		['an API refuses the login of a node of n8n', wrapped(httpError(403, {}))],
		['an API refuses the login, in words of n8n', 'Authorization failed - please check your credentials'],
	])('%s', (_, error) => {
		expect(classify(error)).toMatchObject(NOT_ADDRESSED);
	});
});

describe('a mail server replies', () => {
	it.each<[string, unknown, Partial<Verdict>]>([
		['not now', `${ALL_REJECTED}: 450 4.2.0 Greylisted, try again`, REJECTED],
		['not now, without an extended code', `${ALL_REJECTED}: 451 Try again later`, REJECTED],
		['not now to the sender', 'Mail command failed: 421 4.7.0 Too many connections', REJECTED],
		['not now to the message', 'Message failed: 452 4.3.1 Insufficient system storage', REJECTED],
		['not now, by itself', '450 4.2.1 The user is receiving mail too quickly', REJECTED],
		['not now, by its code', mailError('Message failed', { responseCode: 451, response: '451 Later' }), REJECTED],
		['no such user', `${ALL_REJECTED}: 550 5.1.1 <x@example.org>: Recipient address rejected`, REFUSED],
		['no such user, in several lines', `${ALL_REJECTED}: 550-5.1.1 The account\n550 5.1.1 does not exist`, REFUSED],
		['no such user, once it has the message', 'Message failed: 550 5.1.1 User unknown', REFUSED],
		['no such domain', `${ALL_REJECTED}: 550 5.1.2 Bad destination system`, REFUSED],
		['not an address', `${ALL_REJECTED}: 501 5.1.3 Bad recipient address syntax`, REFUSED],
		['the mailbox has moved', `${ALL_REJECTED}: 551 5.1.6 Mailbox has moved`, REFUSED],
		['the domain takes no mail', `${ALL_REJECTED}: 556 5.1.10 Null MX`, REFUSED],
		['the mailbox is disabled', `${ALL_REJECTED}: 550 5.2.1 Mailbox disabled`, REFUSED],
		['the mailbox is full', `${ALL_REJECTED}: 552 5.2.2 Mailbox full`, FOR_GOOD],
		['not by our policy', `${ALL_REJECTED}: 550 5.7.1 Message rejected as spam`, FOR_GOOD],
		['no, and not why', `${ALL_REJECTED}: 550 No such user here`, FOR_GOOD],
		['no, by itself', '553 sorry, that domain is not in my list', FOR_GOOD],
		['no to the sender, whatever the code', 'Mail command failed: 550 5.1.1 Sender unknown', FOR_GOOD],
		['no to the message', 'Message failed: 554 5.6.0 Message content rejected', FOR_GOOD],
		['no, wrapped by n8n', wrapped(mailError(`${ALL_REJECTED}: 550 5.1.1 No`, { code: 'EENVELOPE' })), REFUSED],
	])('%s', (_, error, verdict) => {
		expect(classify(error)).toMatchObject(verdict);
	});
});

describe('a carrier answers', () => {
	it.each<[string, unknown, Partial<Verdict>]>([
		...[21211, 21614, 21217].map((code): [string, unknown, Partial<Verdict>] => [`${code}`, twilio(code), REFUSED]),
		['21610', twilio(21610), { result: 'opted-out' }],
		['21211 to a node of n8n', wrapped(twilio(21211)), REFUSED],
		[
			'21610 to HTTP Request',
			{ cause: {}, details: { httpCode: '400', body: { code: 21610 } } },
			{ result: 'opted-out' },
		],
		['21610 in a text', `400 - ${JSON.stringify({ code: 21610, message: 'Unsubscribed' })}`, { result: 'opted-out' }],
		['21610 in a text in a text', `400 - ${JSON.stringify(JSON.stringify({ code: 21610 }))}`, { result: 'opted-out' }],
		['another code', twilio(21408), REJECTED],
		['a code within its error', httpError(422, { error: { code: 'invalid_sender', message: 'No' } }), REJECTED],
		['a code in a list', httpError(400, { errors: [{ code: 2, description: 'No' }] }), REJECTED],
		['a 401 with a code', twilio(20003, 401), REJECTED],
		['too many at once', httpError(429, {}), REJECTED],
		['too many at once, in words of n8n', 'The service is receiving too many requests from you', REJECTED],
		['400 and nothing more', httpError(400, { message: 'Bad Request' }), UNKNOWN],
		['400 and the same as its code', httpError(400, { error: { code: 400, message: 'Bad' } }), UNKNOWN],
		['404 of something in between', httpError(404, '<html>'), UNKNOWN],
		[
			"21211 to n8n's Twilio node, which leaves nothing of it but n8n's own words",
			wrapped(twilio(21211)).message,
			UNKNOWN,
		],
		['408', httpError(408, { code: 20001 }), UNKNOWN],
		['500, whatever it says', httpError(500, { code: 21211, message: 'connect ECONNREFUSED 10.0.0.1:5432' }), UNKNOWN],
		['502', wrapped(httpError(502, 'Bad Gateway')), UNKNOWN],
	])('%s', (_, error, verdict) => {
		expect(classify(error)).toMatchObject(verdict);
	});
});

describe('nobody knows', () => {
	it.each<[string, unknown]>([
		[
			'a connection that fell silent, of which the mail client says CONN, too',
			mailError('Timeout', { code: 'ETIMEDOUT', command: 'CONN' }),
		],
		[
			'a connection that was closed',
			mailError('Connection closed unexpectedly', { code: 'ECONNECTION', command: 'CONN' }),
		],
		['a connection that was reset', mailError('read ECONNRESET', { code: 'ESOCKET', command: 'CONN' })],
		['a socket that was closed', 'socket hang up'],
		['a broken pipe', 'write EPIPE'],
		['a timeout', mailError('timeout of 10000ms exceeded', { code: 'ECONNABORTED' })],
		[
			'a timeout in words of n8n',
			"The connection timed out, consider setting the 'Retry on Fail' option in the node settings",
		],
		['another timeout', { code: 'ESOCKETTIMEDOUT', message: 'ESOCKETTIMEDOUT' }],
		['an error in the flow', "Cannot read properties of undefined (reading 'email')"],
		['an HTTP status that looks like a reply', '503 Service Unavailable'],
		['a number in a text', 'Order 550 was not found'],
		['an object', { weather: 'bad' }],
		['nothing', undefined],
	])('%s', (_, error) => {
		expect(classify(error)).toMatchObject(UNKNOWN);
	});
});

describe('the reason', () => {
	it.each<[unknown, string]>([
		['read ECONNRESET', 'read ECONNRESET'],
		[wrapped(twilio(21211)), 'Bad request - please check your parameters: Said by Twilio'],
		[twilio(21211), 'Said by Twilio'],
		[{ weather: 'bad' }, '{"weather":"bad"}'],
		[undefined, 'It gave no reason.'],
		[{}, 'It gave no reason.'],
	])('of %j is in words', (error, reason) => {
		expect(classify(error).reason).toBe(reason);
	});
});
