import type { Proof, ReceiptResult } from '../../temporal/contract/receipt';
import { readEvidence, type Evidence } from './evidence';
import { inWords } from './words';

/** What an error proves about a message, and the reason in words. */
export interface Verdict {
	result: Exclude<ReceiptResult, 'sent' | 'skipped'>;
	proof?: Proof;
	reason: string;
}

type Judgement = Omit<Verdict, 'reason'>;

const NOT_ADDRESSED: Judgement = { result: 'failed', proof: 'not-addressed' };
const REJECTED: Judgement = { result: 'failed', proof: 'rejected' };
const REJECTED_FOR_GOOD: Judgement = { result: 'failed', proof: 'rejected-for-good' };
const REFUSED: Judgement = { result: 'refused' };
const OPTED_OUT: Judgement = { result: 'opted-out' };
const UNKNOWN: Judgement = { result: 'unknown' };

/**
 * Tells from the error of the step that was to send what became of the message. What is not known to prove that it did not
 * go out counts as unknown: a timeout, a broken connection, an HTTP 5xx, and whatever is not listed here.
 */
export function classify(error: unknown): Verdict {
	const evidence = readEvidence(error);
	const judgement = ofHttpAnswer(evidence) ?? ofMailServer(evidence) ?? ofConnection(evidence) ?? UNKNOWN;
	return { ...judgement, reason: reasonIn(evidence, error) };
}

/** Codes of Twilio: https://www.twilio.com/docs/api/errors. */
const NO_SUCH_NUMBER = ['21211', '21217', '21614'];
const STOPPED = '21610';

function ofHttpAnswer({ httpStatus, providerCodes }: Evidence): Judgement | undefined {
	if (httpStatus === undefined) return undefined;
	if (httpStatus < 400 || httpStatus > 499 || httpStatus === 408) return UNKNOWN;
	if (providerCodes.includes(STOPPED)) return OPTED_OUT;
	if (providerCodes.some((code) => NO_SUCH_NUMBER.includes(code))) return REFUSED;
	if (providerCodes.length > 0 || httpStatus === 429) return REJECTED;
	return httpStatus === 401 || httpStatus === 403 ? NOT_ADDRESSED : UNKNOWN;
}

/** A reply of a mail server, as the mail client quotes it. */
interface Reply {
	code: number;
	/** Subject and detail of an extended code (RFC 3463): `1.1` of 5.1.1. */
	extended?: string;
	/** It answers the sender's address, and says nothing about the recipient's. */
	toSender: boolean;
}

/** Of extended codes, those that say that this recipient does not exist or takes no mail. */
const NO_SUCH_MAILBOX = ['1.1', '1.2', '1.3', '1.4', '1.6', '1.10', '2.1'];

/** Encryption or a login is asked for: nothing was taken from this sender at all. */
const LOGIN_WANTED = [530, 534, 535, 538];

/** What the mail client says of a greeting, a login or an envelope with which it got nowhere. */
const BEFORE_RECIPIENTS =
	/^(Invalid (login|greeting|LHLO|HELO|sender|recipient)\b|Missing credentials|Server terminates connection|No recipients defined|Error (initiating TLS|upgrading connection))/;

function ofMailServer({ texts, codes, replyCode }: Evidence): Judgement | undefined {
	if (codes.some((code) => ['EAUTH', 'ETLS'].includes(code)) || texts.some((text) => BEFORE_RECIPIENTS.test(text)))
		return NOT_ADDRESSED;
	const reply = texts.map(replyIn).find((found) => found !== undefined) ?? replyOf(replyCode);
	if (!reply) return undefined;
	if (LOGIN_WANTED.includes(reply.code)) return NOT_ADDRESSED;
	if (reply.code < 500) return REJECTED;
	const refusesRecipient = !reply.toSender && reply.extended !== undefined && NO_SUCH_MAILBOX.includes(reply.extended);
	return refusesRecipient ? REFUSED : REJECTED_FOR_GOOD;
}

/** The mail client's words before it quotes a reply. */
const QUOTED =
	/^(Mail command failed|Recipient command failed|Data command failed|Message failed|Can't send mail - all recipients were rejected|Internationalized mailbox name not allowed)[^:]*: ([45]\d\d)(?:[ -]\d\.(\d{1,3}\.\d{1,3}))?/;
/** A reply with an extended code of the same class, wherever it is quoted. */
const EXTENDED = /\b(([45])\d\d)[ -]\2\.(\d{1,3}\.\d{1,3})\b/;
/** A reply that stands alone: of the codes, those that no HTTP answer has. */
const ALONE = /^(45[0245]|53\d|55\d)[ -](?!- )/;

function replyIn(text: string): Reply | undefined {
	const quoted = QUOTED.exec(text);
	if (quoted) return { code: Number(quoted[2]), extended: quoted[3], toSender: quoted[1] === 'Mail command failed' };
	const extended = EXTENDED.exec(text);
	if (extended) return { code: Number(extended[1]), extended: extended[3], toSender: false };
	const alone = ALONE.exec(text);
	return alone ? { code: Number(alone[1]), toSender: false } : undefined;
}

function replyOf(code: number | undefined): Reply | undefined {
	return code !== undefined && code >= 400 && code <= 599 ? { code, toSender: false } : undefined;
}

/** What can only happen before anything was said to the other side. `ETIMEDOUT` and `ECONNRESET` may come later, too. */
const BEFORE_CONNECTION = /^(ENOTFOUND|EAI_AGAIN|EDNS|ECONNREFUSED|EPROTO|\w*CERT\w*|UNABLE_TO_\w+_SIGNATURE)$/;
const NOT_CONNECTED = /^(getaddrinfo|query\w*|connect) E[A-Z_]+|^(Connection timeout|Greeting never received)$/;
const NOT_TRUSTED =
	/self[- ]signed certificate|certificate has expired|unable to (verify the first|get (local )?issuer) certificate|does not match certificate|wrong version number|handshake failure/i;
/** n8n's own words for an error of the connection. */
const IN_WORDS_OF_N8N =
	/^(The service refused the connection|The connection cannot be established, this usually|The DNS server returned an error|SSL Issue: )/;

function ofConnection({ texts, codes }: Evidence): Judgement | undefined {
	const early =
		codes.some((code) => BEFORE_CONNECTION.test(code)) ||
		texts.some((text) => [NOT_CONNECTED, NOT_TRUSTED, IN_WORDS_OF_N8N].some((words) => words.test(text)));
	return early ? NOT_ADDRESSED : undefined;
}

/** The error's message, with what explains it where n8n has put its own general words there. */
function reasonIn({ texts }: Evidence, error: unknown): string {
	const [first, second] = texts;
	if (first === undefined) return inWords(error) ?? 'It gave no reason.';
	return second === undefined || first.includes(second) || second.includes(first)
		? (second ?? first)
		: `${first}: ${second}`;
}
