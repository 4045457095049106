import * as n8n from 'n8n-workflow';

/** So short that mail programs which wrap lines cut the token behind it, whose rest the page can say something kind about. */
export const PATH = 'p';

/** n8n reads the path without an expression, which would take 20 ms at each request, where its version knows how. */
const path =
	'webhookDescriptionFields' in n8n
		? n8n.webhookDescriptionFields({ path: n8n.fromParameter('path', PATH) })
		: { path: `={{$parameter["path"] || "${PATH}"}}` };

/** The page's address, and the one that links of earlier versions lead to. */
export const webhooks: n8n.IWebhookDescription[] = [
	{ name: 'setup', httpMethod: 'GET,HEAD', ...path, isFullPath: true, ndvHideMethod: true },
	{ name: 'default', httpMethod: 'POST', ...path, isFullPath: true, ndvHideUrl: true },
	{ name: 'setup', httpMethod: 'GET,HEAD,POST', path: 'page', ndvHideUrl: true },
];
