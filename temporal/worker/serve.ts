import { randomBytes } from 'node:crypto';
import { Client } from '@temporalio/client';
import { createActivities } from '../activities/activities';
import { FlowOrigins } from '../activities/sending/flow-origins';
import { otherWorkflows } from '../activities/other-workflows';
import { startCodecEndpoint } from '../codec/endpoint';
import { encryptingDataConverter, EncryptionCodec, showing } from '../contract/payload-codec';
import { openLedger } from '../ledger/ledger';
import { openLibrary } from '../library/open-library';
import { startAlarm } from './alarm/watch';
import type { WorkerConfig } from './config';
import { checkNamespace, checkSearchAttributes, connect } from './connection';
import { startHealthEndpoint } from './health';
import { readKeysFile } from './keys-file';
import { lookingAround } from './look-around';
import type { Logger } from './logging';
import { checkOpenAssignments } from './open-assignments';
import { practiceClock } from './practice-clock';
import { createWorkers, runWorkers } from './workers';
import { recordWaitingStops } from './waiting-stops';
import { keepWatch } from './watch';
import { findWorkflowBundle } from './workflow-bundle';
import { checkWorkflowNames } from './workflow-names';

/**
 * Runs the worker until the signal: the three queues, the health endpoint and the codec endpoint. Whatever it needs is
 * looked at before the first task is taken.
 *
 * @throws Error that says what is missing and what to do
 */
export async function serve(config: WorkerConfig, logger: Logger, signal: AbortSignal): Promise<void> {
	const opened: Array<{ close(): Promise<void> }> = [];
	const open = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
		const part = await opening;
		opened.push(part);
		return part;
	};
	try {
		checkWorkflowNames();
		const workflowBundle = findWorkflowBundle();
		const ring = readKeysFile(config.keysFile);
		const library = await openLibrary(config.libraryFolder);
		const clock = practiceClock(library.calendar);
		logger[clock.assumed ? 'warn' : 'info'](`The practice's clock: ${clock.words}`);
		const ledger = await open(openLedger({ ...config.ledger, ring }));
		await ledger.exerciseFiles.record(library.files);
		await ledger.exercises.record(library.shelf.exercises());
		const origins = new FlowOrigins(config.flowOrigins);
		const alarm = config.alarm && (await open(startAlarm({ config: config.alarm, ledger, ring, origins, logger })));
		// Whoever has an alarm stays to speak, however long Temporal is away.
		const connection = await open(connect(config.temporal, logger, signal, alarm && Infinity));
		alarm?.connected(connection);
		await checkNamespace(connection, config.temporal);
		await checkSearchAttributes(connection, config.temporal);
		const deployment = { connection, ...config.temporal, taskQueue: config.taskQueue };
		const missing = await checkOpenAssignments(deployment, ledger);
		if (missing !== undefined) logger.error(missing);

		const identity = `homework-worker/${ring.ids.join('+')}/${randomBytes(4).toString('hex')}`;
		const dataConverter = encryptingDataConverter(ring);
		const client = new Client({ connection, namespace: config.temporal.namespace, dataConverter, identity });
		const record = { ledger, ring };
		await recordWaitingStops(client, config.taskQueue, record, Date.now(), ['Running', 'Completed']);
		const workers = await createWorkers(config, {
			connection,
			ring,
			activities: createActivities({
				ledger,
				library,
				ring,
				others: otherWorkflows(client, config.taskQueue),
				origins,
				recordStops: () => recordWaitingStops(client, config.taskQueue, record, Date.now(), ['Running']),
				lookAround: lookingAround({ config, ring, ledger, connection, origins, alarm }),
			}),
			workflowBundle,
			identity,
		});
		if (config.healthPort !== undefined) {
			const { namespace } = config.temporal;
			await open(
				startHealthEndpoint(
					{ workers: workers.byQueue, ledger, connection, namespace, identity, alarm },
					config.healthPort,
				),
			);
		}
		if (config.codec) {
			const codec = new EncryptionCodec(ring, showing);
			await open(startCodecEndpoint({ ...config.codec, codec, onError: (error) => logger.warn(error.message) }));
		}
		logger.info({ identity, taskQueue: config.taskQueue, exercises: library.shelf.ids().length }, 'The worker starts');
		const ended = new AbortController();
		const watching = keepWatch(client, config.taskQueue, logger, AbortSignal.any([signal, ended.signal]));
		await runWorkers(workers, signal, logger).finally(() => ended.abort());
		await watching;
	} catch (error) {
		// Temporal's connection refuses to be closed under workers that never ran; what went wrong before is to be told.
		await Promise.allSettled(opened.reverse().map((part) => part.close()));
		throw error;
	}
	for (const part of opened.reverse()) await part.close();
	logger.info('The worker has ended');
}
