// Bundles the workflows for the worker; part of `npm run build`.
import { writeFileSync } from 'node:fs';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { bundleFile } from './workflow-bundle';
import { checkWorkflowNames } from './workflow-names';

/**
 * Writes the code of all workflows, with the failure converter that encrypts, into one file.
 *
 * @param workflowsPath what exports them
 */
export async function buildBundle(file: string, workflowsPath = require.resolve('../workflows')): Promise<void> {
	checkWorkflowNames();
	const { code } = await bundleWorkflowCode({
		workflowsPath,
		failureConverterPath: require.resolve('../contract/failure-converter'),
		workflowInterceptorModules: [require.resolve('../workflows/reserved-signals')],
		logger: new DefaultLogger('WARN'),
	});
	writeFileSync(file, code);
}

if (require.main === module) void buildBundle(bundleFile);
