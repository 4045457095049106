import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { readBriefToken, type BriefLink } from '../../temporal/contract/link-token';
import { CHANGE } from '../../temporal/contract/names';
import { signInToken } from '../../temporal/contract/sign-in-token';
import { fieldsIn, nonceIn, open, post } from './browsing';
import { closeUnanswered } from './closed-unanswered';
import type { PublishedPage } from './served-page';
import { signedIn } from './signed-in';

const MINUTE = 60_000;

/** Whose words there are, each with a clinician of their own. */
export const CLIENTS = ['ann', 'bea', 'open', 'closed', 'unanswered', 'withdrawn'] as const;
export type Client = (typeof CLIENTS)[number];

/** What a client wrote, and what was written back. */
export const WORDS = {
	written: (name: Client) => `canary-written-by-${name}`,
	told: (name: Client) => `canary-told-to-${name}`,
};

interface Told {
	id: string;
	url: string;
	brief: BriefLink;
}

/**
 * Everybody who has written: four with an answer, who were written to, of whom one's homework is closed since, and one's withdrawn;
 * and two without one, of whom one's homework was closed so.
 */
export async function everybody(page: PublishedPage): Promise<Record<Client, Told>> {
	const [ann, bea, closed, withdrawn] = [
		await told(page, 'ann'),
		await told(page, 'bea'),
		await told(page, 'closed'),
		await told(page, 'withdrawn'),
	];
	const [without, unanswered] = [await onlyNoted(page, 'open'), await onlyNoted(page, 'unanswered')];
	await page.handle(closed.id).terminate();
	await closeUnanswered(page, unanswered.id);
	await page.handle(withdrawn.id).executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'withdrawn' }] });
	while ((await open(page.link(withdrawn.id))).status !== 404);
	return { ann, bea, open: without, closed, unanswered, withdrawn };
}

async function told(page: PublishedPage, name: Client): Promise<Told> {
	const { id, url, form } = await signedIn(page);
	const link = page.link(id);
	await post(link, { ...fieldsIn((await open(link)).html, 'note'), note: WORDS.written(name) });
	await page.practice.recorded(id, 'note-added');
	expect((await post(url, { ...form, note: WORDS.told(name) })).status).toBe(200);
	while (!(await page.memo(id))?.noteToClient);
	return { id, url, brief: briefOf(page, url) };
}

/** Who has added a note, as by an older page, and no answer: nobody can write back. */
async function onlyNoted(page: PublishedPage, name: Client): Promise<Told> {
	const { id, url } = await signedIn(page, { answer: false });
	const note = { noteId: name, note: WORDS.written(name), reportedBy: 'client' };
	await page.handle(id).executeUpdate(CHANGE.addNote, { args: [note] });
	await page.practice.recorded(id, 'note-added');
	return { id, url, brief: briefOf(page, url) };
}

function briefOf(page: PublishedPage, url: string): BriefLink {
	return readBriefToken(page.practice.ring, new URL(url).searchParams.get('t')!)!;
}

/** Every kind of link by which somebody may come, and of which kind it is. */
export function linksOf(page: PublishedPage, all: Record<Client, Told>) {
	const { ann, bea, closed, unanswered, withdrawn } = all;
	const stranger = new KeyRing(generateKeys());
	return [
		['ann', 'client', page.link(ann.id)],
		['bea', 'client', page.link(bea.id)],
		['open', 'open', page.link(all.open.id)],
		['closed', 'closed', page.link(closed.id)],
		['unanswered', 'unanswered', page.link(unanswered.id)],
		['withdrawn', 'over', page.link(withdrawn.id)],
		['revoked', 'over', page.link(ann.id, { generation: 1 })],
		['of other keys', 'none', page.link(ann.id, { ring: stranger })],
		['tampered with', 'none', withOther(page.link(ann.id), /(t=.{12})(.)/)],
		["ann's brief", 'brief', ann.url],
		["bea's brief", 'brief', bea.url],
		["open's brief", 'brief', all.open.url],
		["unanswered's brief", 'brief', unanswered.url],
		["withdrawn's brief", 'brief', withdrawn.url],
		['a brief of another day', 'no brief', page.briefLink({ ...ann.brief, date: '2026-01-01' })],
		['a brief of other keys', 'none', page.briefLink(ann.brief, page.flow, stranger)],
		['a brief tampered with', 'none', withOther(ann.url, /(t=.{12})(.)/)],
		['nothing', 'none', page.flow.productionUrl],
	] as const;
}

/** Every form that somebody may post, with the nonce of somebody else's form: what it asks for, and for a sign-in whose. */
export async function formsOf(page: PublishedPage, all: Record<Client, Told>) {
	const { ann, bea, unanswered, withdrawn } = all;
	const { ring } = page.practice;
	const now = Date.now();
	const signIn = (brief: BriefLink, since = now, at = since) => signInToken(ring, { ...brief, since }, at);
	const tokens = [
		["ann's brief", signIn(ann.brief)],
		["bea's brief", signIn(bea.brief)],
		["open's brief", signIn(all.open.brief)],
		["unanswered's brief", signIn(unanswered.brief)],
		["withdrawn's brief", signIn(withdrawn.brief)],
		['half an hour old', signIn(ann.brief, now - 31 * MINUTE)],
		['in use for half a day', signIn(ann.brief, now - 13 * 60 * MINUTE, now)],
		['tampered with', withOther(signIn(ann.brief), /^(.{12})(.)/)],
		['empty', ''],
	] as const;
	const nonce = nonceIn((await open(page.link(bea.id))).html);
	const note = 'canary-of-a-stranger';
	return [
		['say', undefined, {}],
		['say', undefined, { form: 'answer', outcome: 'could-not', note }],
		['note', undefined, { form: 'note', note }],
		['say', undefined, { form: 'seen' }],
		['ask to stop', undefined, { form: 'stop' }],
		['stop', undefined, { form: 'stop-now', scope: 'all' }],
		['stop', undefined, { form: 'stop-back' }],
		['other', undefined, { form: 'snooze-1' }],
		['ask code', undefined, { form: 'ask-code' }],
		['enter code', undefined, { form: 'enter-code', code: '123456' }],
		...tokens.flatMap(([whose, token]) => [
			['read', whose, { form: 'read', signIn: token, from: '0' }] as const,
			['review', whose, { form: 'review', signIn: token, assignment: ann.id, effort: '0', note }] as const,
		]),
	].map(([what, whose, fields]) => ({
		what: what as 'say' | 'note' | 'ask to stop' | 'stop' | 'other' | 'ask code' | 'enter code' | 'read' | 'review',
		whose: whose as string | undefined,
		// The one whose form it is brings another one, too.
		fields: (link: string): Record<string, string> => ({
			...(fields as Record<string, string>),
			nonce: link === 'bea' ? 'forged' : nonce,
		}),
	}));
}

/** What a mail program posts by itself, as RFC 8058 has it. */
export const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' };

/** The same with another character where the expression has its second part. */
function withOther(text: string, where: RegExp): string {
	return text.replace(where, (_all, before: string, one: string) => `${before}${one === 'A' ? 'B' : 'A'}`);
}
