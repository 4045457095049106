import { responsibleAt, type Charge, type Handover } from '../../temporal/ledger/people/handovers';

const CHARGE: Charge = { assignment_id: 'a1', client_id: 'ada', clinician_id: 'kim', recorded_at: 10 };

/** Handovers in the order in which they take effect; each is recorded a day before. */
function handovers(...parts: Array<Pick<Handover, 'scope' | 'scope_id' | 'clinician_id' | 'from_at'>>): Handover[] {
	return parts.map((part, index) => ({ handover_id: `h${index}`, recorded_at: part.from_at - 1, ...part }));
}

describe('who is responsible', () => {
	it('is whoever was named when it was assigned', () => {
		expect(responsibleAt(CHARGE, [], 100)).toBe('kim');
		expect(responsibleAt({ ...CHARGE, clinician_id: null }, [], 100)).toBeUndefined();
	});

	it.each([
		['assignment', 'a1'],
		['client', 'ada'],
		['clinician', 'kim'],
	] as const)('is, after its %s was handed over, who took over: from that very instant on', (scope, id) => {
		const all = handovers({ scope, scope_id: id, clinician_id: 'lou', from_at: 50 });
		expect(responsibleAt(CHARGE, all, 49)).toBe('kim');
		expect(responsibleAt(CHARGE, all, 50)).toBe('lou');
	});

	it.each([
		['assignment', 'a2'],
		['client', 'ben'],
		['clinician', 'max'],
	] as const)('does not change with the handover of another %s', (scope, id) => {
		const all = handovers({ scope, scope_id: id, clinician_id: 'lou', from_at: 50 });
		expect(responsibleAt(CHARGE, all, 100)).toBe('kim');
	});

	it('follows one handover after another', () => {
		const all = handovers(
			{ scope: 'clinician', scope_id: 'kim', clinician_id: 'lou', from_at: 50 },
			{ scope: 'clinician', scope_id: 'kim', clinician_id: 'max', from_at: 60 },
			{ scope: 'clinician', scope_id: 'lou', clinician_id: 'nia', from_at: 70 },
			{ scope: 'client', scope_id: 'ada', clinician_id: 'kim', from_at: 80 },
		);
		expect([49, 50, 60, 70, 80].map((at) => responsibleAt(CHARGE, all, at))).toEqual([
			'kim',
			'lou',
			'lou',
			'nia',
			'kim',
		]);
	});

	it('stays with whoever was named after a handover took effect', () => {
		const all = handovers({ scope: 'clinician', scope_id: 'kim', clinician_id: 'lou', from_at: 50 });
		expect(responsibleAt({ ...CHARGE, recorded_at: 50 }, all, 100)).toBe('kim');
		expect(responsibleAt({ ...CHARGE, recorded_at: 49 }, all, 100)).toBe('lou');
	});

	it('can be settled where nobody was named', () => {
		const all = handovers({ scope: 'client', scope_id: 'ada', clinician_id: 'lou', from_at: 50 });
		expect(responsibleAt({ ...CHARGE, clinician_id: null }, all, 100)).toBe('lou');
	});
});
