import type { Person } from '../../contract/assignment';
import type { Store } from '../tables/store';

/** Records a clinician. The newest spelling of name and address is the one that briefs go by. */
export async function recordClinician({ database, cipher }: Store, clinicianId: string, person: Person): Promise<void> {
	const name = cipher.seal(person.name, 'clinicians.name', clinicianId);
	const email = cipher.seal(person.email, 'clinicians.email', clinicianId);
	await database
		.insertInto('clinicians')
		.values({ clinician_id: clinicianId, name, email, recorded_at: Date.now() })
		.onConflict((conflict) => conflict.column('clinician_id').doUpdateSet({ name, email }))
		.execute();
}

/** Name and address of a clinician, or undefined for one who is not on record. */
export async function readClinician({ database, cipher }: Store, clinicianId: string): Promise<Person | undefined> {
	const row = await database
		.selectFrom('clinicians')
		.select(['name', 'email'])
		.where('clinician_id', '=', clinicianId)
		.executeTakeFirst();
	return (
		row && {
			name: cipher.unseal(row.name, 'clinicians.name', clinicianId),
			email: cipher.unseal(row.email, 'clinicians.email', clinicianId),
		}
	);
}
