import { inProject } from '../../scripts/setup/project.ts';
import { portNeeds, settingsFromEnvironment } from '../../scripts/stack/settings.ts';

describe('the settings of npm start', () => {
	it('takes the usual ports and starts a Temporal of its own', () => {
		const settings = settingsFromEnvironment({});
		expect(settings.ports.n8n).toBe(5678);
		expect(settings.temporal).toEqual({ namespace: 'default', tls: false });
		expect(portNeeds(settings)).toContainEqual({
			port: 7233,
			part: 'the Temporal server',
			setting: 'HOMEWORK_TEMPORAL_PORT',
		});
	});

	it('needs no ports for a Temporal that is there already', () => {
		const settings = settingsFromEnvironment({ HOMEWORK_TEMPORAL_ADDRESS: 'temporal.example:7233' });
		const parts = portNeeds(settings).map(({ part }) => part);
		expect(parts).not.toContain('the Temporal server');
		expect(parts).toContain('n8n');
	});

	it('refuses what would send an API key in the clear, or is neither true nor false', () => {
		const key = { HOMEWORK_TEMPORAL_API_KEY: 'key' };
		expect(() => settingsFromEnvironment(key)).toThrow('Set HOMEWORK_TEMPORAL_TLS to true.');
		expect(() => settingsFromEnvironment({ HOMEWORK_TEMPORAL_TLS: 'yes' })).toThrow('HOMEWORK_TEMPORAL_TLS is "yes"');
		expect(settingsFromEnvironment({ ...key, HOMEWORK_TEMPORAL_TLS: 'true' }).temporal.tls).toBe(true);
	});

	it('takes both files of a client certificate, and TLS with them', () => {
		const certificate = { HOMEWORK_TEMPORAL_TLS_CERT_FILE: inProject('test/worker/certificates/client.pem') };
		const files = { ...certificate, HOMEWORK_TEMPORAL_TLS_KEY_FILE: inProject('test/worker/certificates/client.key') };
		const tls = { HOMEWORK_TEMPORAL_TLS: 'true' };
		expect(settingsFromEnvironment({ ...files, ...tls }).temporal.clientCertificate).toEqual({
			certificate: expect.stringContaining('BEGIN CERTIFICATE') as string,
			key: expect.stringContaining('PRIVATE KEY') as string,
		});
		expect(() => settingsFromEnvironment({ ...certificate, ...tls })).toThrow('Set both or neither.');
		expect(() => settingsFromEnvironment(files)).toThrow('Set HOMEWORK_TEMPORAL_TLS to true.');
		const missing = { ...files, ...tls, HOMEWORK_TEMPORAL_TLS_KEY_FILE: '/nowhere/client.key' };
		expect(() => settingsFromEnvironment(missing)).toThrow('HOMEWORK_TEMPORAL_TLS_KEY_FILE names a file that cannot');
	});

	it.each(['none', '0', '65536', '80.5'])('names the setting that is no port: %s', (text) => {
		expect(() => settingsFromEnvironment({ HOMEWORK_SMTP_PORT: text })).toThrow(
			`HOMEWORK_SMTP_PORT is "${text}", which is no port. Set a whole number from 1 to 65535, or unset it for 1025.`,
		);
	});
});
