"""Cuts the text of a SQL file into its statements."""

import re

# Strings, quoted names, comments and $$ bodies hide semicolons, up to the end if they have none of
# their own; everything else is one character.
TOKEN = re.compile(
    r"""'(?:[^'\\]|\\.)*(?:'|\Z) | "(?:[^"\\]|\\.)*(?:"|\Z) | `[^`]*(?:`|\Z) | --[^\n]*
    | /\*.*?(?:\*/|\Z) | \$\$.*?(?:\$\$|\Z) | .""",
    re.DOTALL | re.VERBOSE,
)


def statements(text):
    """The statements of a file, without those that are only comments."""
    found, current, has_code = [], [], False
    for token in [*TOKEN.findall(text), ";"]:
        if token == ";":
            if has_code:
                found.append("".join(current).strip())
            current, has_code = [], False
        else:
            current.append(token)
            has_code = has_code or not (token.isspace() or token.startswith(("--", "/*")))
    return found
