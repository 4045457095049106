import type { Person } from '../../temporal/contract/assignment';
import { clinicianId } from '../../temporal/contract/identity';
import { signInToken } from '../../temporal/contract/sign-in-token';
import { dayBounds, localDate } from '../../temporal/plan/hours';
import { fieldsIn, open, post } from './browsing';
import { sendBrief } from './sent-brief';
import type { PublishedPage } from './served-page';

export interface Asked {
	/** Whether the client has answered; yes, if left out. */
	answer?: boolean;
	/** When the clinician has signed in. */
	minutesAgo?: number;
}

let clinicians = 0;

/** A clinician who was briefed on one client and has signed in since, with the page that is read then and its form for a review. */
export async function signedIn(page: PublishedPage, { answer = true, minutesAgo = 0 }: Asked = {}) {
	const { practice } = page;
	const number = (clinicians += 1);
	const clinician = { name: `Gwen <i>Example</i> ${number}`, email: `gwen.${number}@practice.example` };
	const id = await page.assign(`review ${number}`, { clinician });
	if (answer) {
		await post(page.link(id), { ...fieldsIn((await open(page.link(id))).html), outcome: 'partly' });
		await practice.recorded(id, 'answered');
	}
	const { link, url } = await briefOn(page, id, clinician);
	const now = Date.now() - minutesAgo * 60_000;
	const signIn = signInToken(practice.ring, { ...link, since: now }, now);
	const { html } = await post(url, { form: 'read', signIn, from: '0' });
	return { id, url, html, signIn, form: fieldsIn(html, 'review') };
}

/** What a clinician reads who was briefed on an assignment's client, and has signed in. */
export async function signedInTo(page: PublishedPage, assignmentId: string, clinician: Person) {
	const { link, url } = await briefOn(page, assignmentId, clinician);
	const now = Date.now();
	return await post(url, {
		form: 'read',
		signIn: signInToken(page.practice.ring, { ...link, since: now }, now),
		from: '0',
	});
}

/** Has a clinician got the brief before the session of an assignment's client; answers whose it is, and where its link leads. */
export async function briefOn(page: PublishedPage, assignmentId: string, clinician: Person) {
	const { ledger, ring } = page.practice;
	const date = localDate(Date.parse((await page.memo(assignmentId))!.dueAt), 'Europe/Berlin');
	const link = { clinicianId: clinicianId(ring, clinician), date, edition: 1 };
	await sendBrief(ledger, { ...link, ...dayBounds(date, 'Europe/Berlin') });
	const url = page.briefLink(link);
	// The brief's workflow is woken beside the assignment's first steps.
	while ((await open(url)).status === 404);
	return { link, url };
}
