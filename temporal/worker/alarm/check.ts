import { alarmWays } from '../../activities/sending/alarm-ways';
import type { Report } from '../check-report';
import type { AlarmConfig } from './config';

/** Looks whether the alarm could speak, as far as that shows before it does. */
export async function checkAlarm(report: Report, config: AlarmConfig): Promise<void> {
	for (const way of alarmWays(config)) {
		try {
			await way.check();
			report.ok('alarm', way.name);
		} catch (error) {
			report.fail('alarm', `${way.name}: ${(error as Error).message}. Nobody is told where nothing can go out.`);
		}
	}
}
