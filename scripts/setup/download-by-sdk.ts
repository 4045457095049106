// Lets the SDK download the Temporal CLI into a folder. A program of its own, since the download cannot be cancelled
// where the internet is closed.
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [folder, version] = process.argv.slice(2);
if (!folder || !version) throw new Error('Name the folder and the version: download-by-sdk.ts <folder> <version>');

const downloads = join(folder, 'download');
mkdirSync(downloads, { recursive: true });
const environment = await TestWorkflowEnvironment.createLocal({
	server: { executable: { type: 'cached-download', version: `v${version}`, downloadDir: downloads } },
});
await environment.teardown();
const [file] = readdirSync(downloads);
if (!file) throw new Error('The SDK left no Temporal CLI in its download folder.');
mkdirSync(join(folder, 'bin'));
renameSync(join(downloads, file), join(folder, 'bin/temporal'));
