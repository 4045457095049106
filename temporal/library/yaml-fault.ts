import type { YAMLParseError } from 'yaml';

type Code = YAMLParseError['code'];

/** What is wrong with a line that is no YAML, and what helps, by what the parser calls it. */
const FAULTS: Partial<Record<Code, string>> = {
	BLOCK_AS_IMPLICIT_KEY: 'a text that holds a colon needs quotes around it, as in title: "Sleep: a diary"',
	BAD_SCALAR_START: 'a text that begins with a sign needs quotes around it, as in title: "@home"',
	BAD_ALIAS: 'a text that begins with & or * needs quotes around it, as in title: "& more"',
	BAD_DQ_ESCAPE: "a text that holds a backslash needs single quotes around it, as in title: 'This \\ that'",
	UNEXPECTED_TOKEN:
		"something is left over: put quotes around the whole text, write a ' within single quotes twice, and begin lines where those above begin",
	MISSING_CHAR: 'a quote or bracket that was opened above is not closed, or a field has no colon after its name',
	MULTILINE_IMPLICIT_KEY: 'a field needs a colon and a blank after its name, as in title: A walk',
	BLOCK_IN_FLOW: 'a comma is missing in these brackets, or quotes around a text that holds a colon',
	BAD_INDENT: 'must begin where the lines beside it begin; a bracket that was opened above has to be closed',
	TAB_AS_INDENT: 'begins with a tab; use blanks in its place',
	DUPLICATE_KEY: 'is a field that was there before; keep one of them',
	MULTIPLE_DOCS: 'must not hold a line --- of its own',
};

/** The same, to be read after the line. */
export function yamlFault({ code }: YAMLParseError): string {
	return (
		FAULTS[code] ?? 'cannot be read as YAML; put quotes around its text, and write it as the files of the library are'
	);
}
