/** A zone in which it is early afternoon now: whenever this runs, no quiet hours hold there for the next hours. */
export function daytimeZone(now = new Date()): string {
	return zoneWhereItIs(13, now);
}

/** A zone in which it is deep in the night now: whenever this runs, quiet hours hold there for the next hours. */
export function nightZone(now = new Date()): string {
	return zoneWhereItIs(now.getUTCHours() > 11 ? 22 : 2, now);
}

function zoneWhereItIs(hour: number, now: Date): string {
	const hoursAhead = hour - now.getUTCHours();
	// The zones of Etc name their offset with the sign turned round.
	return `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
}
