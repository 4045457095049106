import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { KeyRing } from '../../temporal/contract/keys';
import type { LedgerPlace } from '../../temporal/ledger/ledger';
import { FieldCipher } from '../../temporal/ledger/tables/field-cipher';

interface Row {
	kept: string | null;
}

/** What a ledger keeps of what came in with a step. */
export async function keptWith(eventId: string, place: LedgerPlace, ring: KeyRing): Promise<string | undefined> {
	const kept = 'url' in place ? await inPostgres(place.url, eventId) : inSqlite(place.file, eventId);
	return new FieldCipher(ring).unsealOptional(kept ?? null, 'events.kept', eventId);
}

async function inPostgres(url: string, eventId: string): Promise<Row['kept'] | undefined> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query<Row>('select kept from events where event_id = $1', [eventId])).rows[0]?.kept;
	} finally {
		await client.end();
	}
}

function inSqlite(file: string, eventId: string): Row['kept'] | undefined {
	const database = new DatabaseSync(file, { readOnly: true });
	try {
		return (database.prepare('select kept from events where event_id = ?').get(eventId) as Row | undefined)?.kept;
	} finally {
		database.close();
	}
}
