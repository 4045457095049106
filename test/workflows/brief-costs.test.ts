import { CHANGE } from '../../temporal/contract/names';
import { clinicianId } from '../../temporal/contract/identity';
import { submission, submit } from './assigned';
import { dayIn } from './day';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(240_000);

const rig = useRig();

const MINUTE = 60_000;
const CLIENTS = 50;

it(`a day with ${CLIENTS} clients, who answer before the brief and add notes after it, costs few events`, async () => {
	const kim = { name: 'Dr. Kim', email: 'kim@practice.example' };
	const id = clinicianId(testRing, kim);
	const { date, at, eveAt } = await dayIn(rig(), 3);
	const session = (number: number) => at('10:00') + number * 12 * MINUTE;
	const all = [];
	for (let number = 0; number < CLIENTS; number += 1) {
		const clientEmail = `client.${number}@example.com`;
		all.push(await rig().assign({ clinician: kim, clientEmail, clientName: `C${number}`, sessionAt: session(number) }));
	}
	await rig().pass(2);
	for (const assigned of all) await submit(assigned, submission('done'));
	await rig().until(eveAt('18:05'));
	await rig().flow.briefed(id, 1);
	const before = (await rig().brief(kim, date).fetchHistory()).events!.length;
	for (const noteId of ['a', 'b']) {
		for (const assigned of all) {
			const writtenAt = (await rig().now()).toISOString();
			await assigned.executeUpdate(CHANGE.addNote, { args: [{ noteId, note: 'It rained.', writtenAt }] });
		}
	}
	await rig().until(at('09:05'));
	await rig().flow.briefed(id, 2);
	const after = (await rig().brief(kim, date).fetchHistory()).events!.length;
	expect(before).toBeLessThan(300);
	expect(after).toBeLessThan(800);
	await rig().brief(kim, date).result();
});
