import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { ensureTestServer } from '../../scripts/setup/temporal.ts';
import { SEARCH_ATTRIBUTE } from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import { dropWhatComesAfterTheClose } from '../closed-channel';
import { testRing } from './test-keys';

const { IndexedValueType } = temporal.api.enums.v1;

/** Temporal's time-skipping server, prepared as a practice's server is. */
export async function timeSkippingServer(): Promise<TestWorkflowEnvironment> {
	const environment = await TestWorkflowEnvironment.createTimeSkipping({
		server: { executable: { type: 'existing-path', path: await ensureTestServer() } },
		client: { dataConverter: encryptingDataConverter(testRing), identity: 'test' },
	});
	dropWhatComesAfterTheClose(environment.connection);
	await environment.connection.operatorService.addSearchAttributes({
		namespace: 'default',
		searchAttributes: {
			[SEARCH_ATTRIBUTE.outcome]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
			[SEARCH_ATTRIBUTE.client]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
			[SEARCH_ATTRIBUTE.due]: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
			[SEARCH_ATTRIBUTE.trouble]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
		},
	});
	return environment;
}
