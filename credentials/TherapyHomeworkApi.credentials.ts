import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * The only connection that a practice sets up: where Temporal is, and the keys that it shares with the worker. Its test
 * is `therapyHomeworkApiTest` of the nodes that use it.
 */
export class TherapyHomeworkApi implements ICredentialType {
	name = 'therapyHomeworkApi';

	displayName = 'Therapy Homework API';

	icon: Icon = { light: 'file:therapyHomeworkApi.svg', dark: 'file:therapyHomeworkApi.dark.svg' };

	documentationUrl = 'https://docs.temporal.io/develop/typescript/temporal-client';

	properties: INodeProperties[] = [
		{
			displayName:
				'The homework service remembers all homework and decides what is sent. Whoever set it up has what belongs here: ' +
				'where its Temporal is, and the keys of its worker.',
			name: 'about',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Temporal Address',
			name: 'address',
			type: 'string',
			required: true,
			default: '127.0.0.1:7233',
			placeholder: 'e.g. 127.0.0.1:7233',
			description: 'Host and port of Temporal, as the worker has it',
		},
		{
			displayName: 'Namespace',
			name: 'namespace',
			type: 'string',
			required: true,
			default: 'default',
			description: "Temporal's namespace, as the worker has it",
		},
		{
			displayName: 'Task Queue',
			name: 'taskQueue',
			type: 'string',
			required: true,
			default: 'homework',
			description: "First part of the names of the worker's task queues",
		},
		{
			displayName: 'Keys',
			name: 'keys',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The whole content of keys.json, the same that the worker has',
		},
		{
			displayName: 'Use TLS',
			name: 'tls',
			type: 'boolean',
			default: false,
			description: 'Whether Temporal is reached over TLS, as on Temporal Cloud',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { tls: [true] } },
			description: 'Where the server asks for one',
		},
		{
			displayName: 'Client Certificate',
			name: 'tlsClientCertificate',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			displayOptions: { show: { tls: [true] } },
			description: 'PEM text, where the server asks for one',
		},
		{
			displayName: 'Client Key',
			name: 'tlsClientKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			displayOptions: { show: { tls: [true] } },
			description: 'PEM text, the key of the client certificate',
		},
	];
}
