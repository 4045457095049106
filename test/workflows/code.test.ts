import type { CodeCommand } from '../../temporal/contract/command';
import { clinicianId } from '../../temporal/contract/identity';
import { codeWorkflowId, CONTRACT_VERSION } from '../../temporal/contract/names';
import type { AskCode } from '../../temporal/contract/sign-in';
import { receipting, serveFlow } from '../activities/flow-server';
import { result } from './assigned';
import { dayIn } from './day';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(60_000);
const rig = useRig();

const KIM = { name: 'Dr. Kim Code', email: 'kim.code@practice.example' };
const MINUTE = 60_000;

it('a code that was asked for goes out by a flow, and opens the brief once, for ten minutes', async () => {
	const day = await dayIn(rig(), 3);
	const assigned = await rig().assign({ clinician: KIM, sessionAt: day.at('10:00') });
	await rig().until(day.eve + MINUTE);
	const id = clinicianId(testRing, KIM);
	await rig().flow.briefed(id, 1);
	const routeId = testRing.blindIndex('route', 'codes');
	const { url, received } = await serveFlow<CodeCommand>(testRing, { routeId, command: 'code' }, receipting({}));
	const names = { instanceId: 'n8n', flowId: 'codes', flowName: 'Codes', nodeId: 'node', nodeName: 'Homework Trigger' };
	const routes = [{ routeId, kind: 'code' as const, ...names, url }];
	await rig().request({ version: CONTRACT_VERSION, kind: 'claim-routes', routes, givenUp: [], takeOver: false });

	const ask = async (): Promise<string> => {
		const asked: AskCode = {
			...{ version: CONTRACT_VERSION, kind: 'ask-code', codeId: testRing.blindIndex('code', `${received.length}`) },
			...{ clinicianId: id, date: day.date, at: (await rig().now()).toISOString() },
		};
		expect(await rig().request(asked, rig().still)).toMatchObject({ as: 'on-its-way' });
		const { workflowId } = rig().follow(codeWorkflowId(asked.codeId));
		expect(await rig().still.workflow.getHandle(workflowId).result()).toMatchObject({ kind: 'sent' });
		return /\b\d{6}\b/.exec(received.at(-1)!.message.text)![0];
	};
	const enter = async (code: string, entry: string) =>
		await rig().request(
			{
				...{ version: CONTRACT_VERSION, kind: 'enter-code', entryId: testRing.blindIndex('entry', entry), code },
				...{ clinicianId: id, date: day.date },
			},
			rig().still,
		);
	const first = await ask();
	expect(await enter(first, 'one')).toEqual({ kind: 'code-entered', as: 'right' });
	expect(await enter(first, 'two')).toEqual({ kind: 'code-entered', as: 'over' });
	const second = await ask();
	await rig().pass(10 / 60);
	expect(await enter(second, 'three')).toEqual({ kind: 'code-entered', as: 'over' });
	expect(received.map(({ to }) => to)).toEqual([KIM, KIM]);

	await rig().request({ version: CONTRACT_VERSION, kind: 'release-routes', routeIds: [routeId] });
	await result(assigned);
});
