import { setTimeout } from 'node:timers/promises';
import type { StackSettings } from '../settings.ts';
import type { Secrets } from '../state.ts';
import { n8nUrl, OWNER_EMAIL } from './server.ts';

const POLL_MS = 100;

/** How long n8n may say of what it publishes that it is not published: it reads how it stands in two steps. */
const NOT_YET_MS = 30_000;

/** How publishing a flow ended, as the editor shows it. */
export interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

interface SavedFlow {
	id: string;
	versionId: string;
}

/** n8n's own REST API, used as its editor does, by the owner. */
export class N8nApi {
	private readonly settings: StackSettings;
	private readonly cookie: string;

	private constructor(settings: StackSettings, cookie: string) {
		this.settings = settings;
		this.cookie = cookie;
	}

	static async signIn(settings: StackSettings, { n8nOwnerPassword }: Secrets): Promise<N8nApi> {
		const response = await fetch(`${n8nUrl(settings)}/rest/login`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ emailOrLdapLoginId: OWNER_EMAIL, password: n8nOwnerPassword }),
		});
		if (!response.ok) throw new Error(`n8n refused the sign-in: ${response.status} ${await response.text()}`);
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
		return new N8nApi(settings, cookies.join('; '));
	}

	/** Saves a new flow, and answers its id. */
	async create(flow: object): Promise<string> {
		return (await this.call<SavedFlow>('POST', 'workflows', flow)).id;
	}

	/** Saves another version of a flow; what is published stays published until `publish`. */
	async save(id: string, { nodes, connections }: { nodes: object; connections: object }): Promise<void> {
		await this.call('PATCH', `workflows/${id}`, { nodes, connections });
	}

	/** Publishes the newest version of a flow, and waits until n8n is done with it. */
	async publish(id: string): Promise<Publication> {
		const { versionId } = await this.call<SavedFlow>('GET', `workflows/${id}`);
		await this.call('POST', `workflows/${id}/activate`, { versionId });
		const deadline = Date.now() + NOT_YET_MS;
		return await this.settled(id, ({ status }) => status === 'not_published' && Date.now() < deadline);
	}

	async unpublish(id: string): Promise<Publication> {
		await this.call('POST', `workflows/${id}/deactivate`, {});
		return await this.settled(id);
	}

	private async settled(id: string, isDoubtful: (publication: Publication) => boolean = () => false) {
		for (;;) {
			const publication = await this.call<Publication>('GET', `workflows/${id}/publication-status`);
			if (publication.status !== 'in_progress' && !isDoubtful(publication)) return publication;
			await setTimeout(POLL_MS);
		}
	}

	/** Calls a path of the API, and answers its data. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${n8nUrl(this.settings)}/rest/${path}`, {
			method,
			headers: { cookie: this.cookie, 'content-type': 'application/json' },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n answered ${method} ${path} with ${response.status}: ${text}`);
		return (JSON.parse(text) as { data: T }).data;
	}
}
