import type { IDataObject } from 'n8n-workflow';
import type { Person } from '../../../temporal/contract/assignment';
import { clinicianId } from '../../../temporal/contract/identity';
import type { HandOver } from '../../../temporal/contract/request';
import { askIfAnswered } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import { NOT_LOOKED_UP } from '../../shared/later';

/** A handover that is only shown. */
interface Planned extends Pick<HandOver, 'of' | 'from'> {
	to: Person;
	/** What is said where nothing is on record under the id. */
	unknown: string;
	/** From when on it would be, in words. */
	when: string;
}

/**
 * What a handover would change, looked up and not only believed; `checked` is false where no worker answered.
 *
 * @throws Problem
 */
export async function preview(
	connection: HomeworkConnection,
	{ of, to, from, unknown, when }: Planned,
): Promise<IDataObject> {
	const plan = (whose: string) => [
		`${whose} would be handed over to ${to.name}, ${when}`,
		`Briefs for sessions from then on would go to ${to.name}`,
	];
	const known = await askIfAnswered(connection, 'previewHandOver', { of, from, to: clinicianId(connection.ring, to) });
	if (known === undefined) return { plan: [...plan(WHAT[of.scope]('')), NOT_LOOKED_UP], checked: false };
	if (known === null) return { plan: [unknown], checked: true };
	const { name, assignments } = known;
	const open = `${assignments === 0 ? 'none' : assignments} of the open assignments would change hands`;
	return {
		[of.scope === 'clinician' ? 'clinician' : 'client']: name,
		plan: [...plan(WHAT[of.scope](name)), open],
		assignments,
		checked: true,
	};
}

/** What is handed over; the name is empty where it is not known. */
const WHAT: Record<HandOver['of']['scope'], (name: string) => string> = {
	assignment: (name) => (name ? `This assignment of ${name}` : 'This assignment'),
	client: (name) => (name ? `All of ${name}` : 'All of this client'),
	clinician: (name) => `All for whom ${name || 'this clinician'} is responsible`,
};
