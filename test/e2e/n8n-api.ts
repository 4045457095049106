import { n8nUrl, OWNER_EMAIL } from '../../scripts/stack/n8n/server.ts';
import type { Stack } from '../../scripts/stack/stack.ts';
import type { Flow } from './flows';
import { until } from './until';

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
	private constructor(
		private readonly stack: Stack,
		private readonly cookie: string,
	) {}

	static async signIn(stack: Stack): Promise<N8nApi> {
		const response = await fetch(`${n8nUrl(stack.settings)}/rest/login`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ emailOrLdapLoginId: OWNER_EMAIL, password: stack.secrets.n8nOwnerPassword }),
		});
		if (!response.ok) throw new Error(`n8n refused the sign-in: ${response.status} ${await response.text()}`);
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
		return new N8nApi(stack, cookies.join('; '));
	}

	/** Saves a new flow, and answers its id. */
	async create(flow: Flow): Promise<string> {
		return (await this.call<SavedFlow>('POST', 'workflows', flow)).id;
	}

	/** Saves another version of a flow; what is published stays published until `publish`. */
	async save(id: string, { nodes, connections }: Flow): Promise<void> {
		await this.call('PATCH', `workflows/${id}`, { nodes, connections });
	}

	/** Publishes the newest version of a flow, and waits until n8n is done with it. */
	async publish(id: string): Promise<Publication> {
		const { versionId } = await this.call<SavedFlow>('GET', `workflows/${id}`);
		await this.call('POST', `workflows/${id}/activate`, { versionId });
		return await this.settled(id);
	}

	async unpublish(id: string): Promise<Publication> {
		await this.call('POST', `workflows/${id}/deactivate`, {});
		return await this.settled(id);
	}

	private async settled(id: string): Promise<Publication> {
		return await until(async () => {
			const publication = await this.call<Publication>('GET', `workflows/${id}/publication-status`);
			return publication.status !== 'in_progress' && publication;
		});
	}

	private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${n8nUrl(this.stack.settings)}/rest/${path}`, {
			method,
			headers: { cookie: this.cookie, 'content-type': 'application/json' },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n answered ${method} ${path} with ${response.status}: ${text}`);
		return (JSON.parse(text) as { data: T }).data;
	}
}
