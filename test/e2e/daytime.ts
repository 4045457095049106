/** A zone in which it is early afternoon now: whenever this runs, no quiet hours hold there for the next hours. */
export function daytimeZone(now = new Date()): string {
	const hoursAhead = 13 - now.getUTCHours();
	// The zones of Etc name their offset with the sign turned round.
	return `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
}
