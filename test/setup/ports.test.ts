import { createServer, type AddressInfo } from 'node:net';
import { freePorts, requireFreePorts } from '../../scripts/setup/ports.ts';

describe('requireFreePorts', () => {
	it('takes ports that are free', async () => {
		const [n8n, inbox] = await freePorts(2);
		await requireFreePorts([
			{ port: n8n!, part: 'n8n', setting: 'N8N_PORT' },
			{ port: inbox!, part: 'the inbox', setting: 'HOMEWORK_INBOX_PORT' },
		]);
	});

	it('names a taken port, what it is for and the setting that changes it', async () => {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		try {
			await expect(requireFreePorts([{ port, part: 'n8n', setting: 'N8N_PORT' }])).rejects.toThrow(
				`${port}, for n8n, is taken: free it, or set N8N_PORT`,
			);
		} finally {
			await new Promise((resolve) => server.close(resolve));
		}
	});

	it('refuses one port for two parts', async () => {
		const [port] = await freePorts(1);
		await expect(
			requireFreePorts([
				{ port: port!, part: 'n8n', setting: 'N8N_PORT' },
				{ port: port!, part: 'the inbox', setting: 'HOMEWORK_INBOX_PORT' },
			]),
		).rejects.toThrow(`${port} is asked for twice, by the inbox too: change HOMEWORK_INBOX_PORT`);
	});
});
