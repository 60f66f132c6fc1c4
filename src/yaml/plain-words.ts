/** Tried in order: a code of the parser `yaml`, what its message holds, and what to say. */
const WORDS: readonly (readonly [code: string, part: string, words: string])[] = [
  ['BAD_INDENT', 'Flow ', 'a bracket or brace is not closed, or what is in it stands too far left'],
  ['BAD_INDENT', 'mapping items', 'the keys of one map must begin in the same column'],
  ['BAD_INDENT', 'sequence items', 'the dashes of one list must stand in the same column'],
  ['BAD_INDENT', 'Block scalar', 'the lines of a block scalar must be indented more than its key'],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    'compact',
    'a key within a value: put a string with ": " in quotes, or fix the indentation',
  ],
  ['BLOCK_AS_IMPLICIT_KEY', 'sequence', 'a list cannot stand here: fix the indentation'],
  ['BLOCK_IN_FLOW', '', 'within brackets or braces, lists and maps need brackets or braces, too'],
  ['MISSING_CHAR', 'Implicit map keys', 'a colon and a space are missing after this key'],
  [
    'MISSING_CHAR',
    'closing',
    'the closing quote is missing, or a line in quotes stands too far left',
  ],
  ['MISSING_CHAR', 'Sequence item', 'the dash of a list item is missing'],
  ['MISSING_CHAR', 'Flow ', 'a bracket or brace is not closed'],
  ['MISSING_CHAR', 'Missing ,', 'a comma is missing, or a bracket or brace is not closed'],
  ['MISSING_CHAR', 'Comments must', 'a space is missing before the #'],
  ['MISSING_CHAR', 'Missing space after :', 'a space is missing after the colon'],
  ['MULTILINE_IMPLICIT_KEY', '', 'a colon is missing after the key, or the indentation is wrong'],
  ['TAB_AS_INDENT', '', 'a tab is in the indentation: use spaces'],
  ['BAD_SCALAR_START', '', 'a string cannot begin with this character: put it in quotes'],
  [
    'BAD_DQ_ESCAPE',
    '',
    'this backslash means nothing in double quotes: write two, or single quotes',
  ],
  [
    'UNEXPECTED_TOKEN',
    'at node end',
    'this belongs to nothing: a string may need quotes, or the indentation is wrong',
  ],
  ['UNEXPECTED_TOKEN', 'Unexpected ,', 'there is nothing before this comma'],
  ['UNEXPECTED_TOKEN', 'Unexpected :', 'there is nothing before this colon'],
  ['UNEXPECTED_TOKEN', 'block scalar header', 'nothing may stand behind | or > on their line'],
  ['UNEXPECTED_TOKEN', 'Block scalar header', 'nothing may stand behind | or > on their line'],
  ['UNEXPECTED_TOKEN', 'flow-', 'there is nothing to close or go on with here'],
  ['UNEXPECTED_TOKEN', 'block-seq-ind', 'a list cannot begin on the line of its key'],
  ['UNEXPECTED_TOKEN', 'Not a YAML token', 'this cannot stand here'],
  ['MULTIPLE_ANCHORS', '', 'a value can have one anchor only'],
  ['MULTIPLE_TAGS', '', 'a value can have one tag only'],
  ['ALIAS_PROPS', '', 'an alias can have neither an anchor nor a tag'],
];

/**
 * What is wrong with a YAML text, said for whoever wrote it: the parser speaks of its own parts. What is
 * rare keeps the parser's words.
 */
export function plainWords({ code, message }: { code: string; message: string }): string {
  return WORDS.find(([its, part]) => its === code && message.includes(part))?.[2] ?? message;
}
