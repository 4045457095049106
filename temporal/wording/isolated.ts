/** Letters of scripts that are read from right to left. */
const RIGHT_TO_LEFT =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Samaritan}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/**
 * A name for plain text, between U+2068 and U+2069 where it is read from right to left, so that it changes the order of
 * nothing around it. HTML has `<bdi>` for that.
 */
export function isolated(name: string): string {
	return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}
