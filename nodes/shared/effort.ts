/** How much effort shows in an answer, by its rating from 0 on, in words that judge nobody. */
export const EFFORTS = [
	'Not tried yet',
	'A first try',
	'Tried in part',
	'Done as it was meant',
	'More than was asked',
] as const;
