/** One cell of an .ipynb file, and where its source stands. */
export interface IpynbCell {
  readonly type: string;
  /** Whether the source is a list of lines; else it is one text. */
  readonly isList: boolean;
  /** Offsets of the whole list or text. */
  readonly start: number;
  readonly end: number;
  readonly lines: readonly {
    readonly value: string;
    readonly start: number;
    readonly end: number;
  }[];
}

interface Frame {
  readonly isList: boolean;
  key: string;
  /** Whether the next text is a key. */
  atKey: boolean;
  readonly start: number;
}

interface Draft {
  type: string;
  isList: boolean;
  start: number;
  end: number;
  lines: { value: string; start: number; end: number }[];
}

/**
 * The cells of an .ipynb file whose language is Python. Null when the text is no such file, or is
 * written in a way (keys that stand twice) in which the places cannot be told for sure.
 */
export function scanCells(file: string): IpynbCell[] | null {
  const sources = parsedSources(file);
  if (sources === null) return null;
  const cells = scan(file);
  const found = cells.map(({ lines }) => lines.map(({ value }) => value).join(''));
  const isSame =
    found.length === sources.length && found.every((each, index) => each === sources[index]);
  return isSame ? cells : null;
}

/** The sources of all cells by an ordinary parser; null when this is not a notebook in Python. */
function parsedSources(file: string): string[] | null {
  try {
    const parsed: unknown = JSON.parse(file);
    const { cells, metadata } = parsed as { cells?: unknown; metadata?: Record<string, unknown> };
    if (!Array.isArray(cells) || !isPython(metadata)) return null;
    return cells.map((cell: { source?: unknown }) => {
      const { source } = cell;
      return Array.isArray(source) ? source.join('') : typeof source === 'string' ? source : '';
    });
  } catch {
    return null;
  }
}

function isPython(metadata: Record<string, unknown> | undefined): boolean {
  const of = (key: string) => (metadata?.[key] ?? {}) as Record<string, unknown>;
  const databricks = of('application/vnd.databricks.v1+notebook').language;
  const language = databricks ?? of('language_info').name ?? of('kernelspec').language ?? 'python';
  return language === 'python';
}

/** Walks over the tokens of a JSON text that is known to be one. */
function scan(file: string): Draft[] {
  const cells: Draft[] = [];
  const stack: Frame[] = [];
  const marks = /["{}[\]:,]/g;
  for (let match = marks.exec(file); match !== null; match = marks.exec(file)) {
    const at = match.index;
    const frame = stack.at(-1);
    switch (match[0]) {
      case '"': {
        const end = endOfString(file, at);
        marks.lastIndex = end;
        if (frame?.atKey) frame.key = JSON.parse(file.slice(at, end));
        else noteText(file, stack, cells, at, end);
        break;
      }
      case '{':
      case '[':
        openFrame(stack, cells, match[0] === '[', at);
        break;
      case '}':
      case ']':
        closeFrame(stack, cells, at);
        break;
      case ':':
        if (frame !== undefined) frame.atKey = false;
        break;
      default:
        if (frame !== undefined) frame.atKey = !frame.isList;
    }
  }
  return cells;
}

function endOfString(file: string, start: number): number {
  for (let at = file.indexOf('"', start + 1); at >= 0; at = file.indexOf('"', at + 1)) {
    let slashes = 0;
    while (file[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return file.length;
}

/** Whether the innermost frames are a cell of the list of cells. */
function isCell(stack: readonly Frame[]): boolean {
  const [root, list, cell] = stack;
  return root?.key === 'cells' && !root.isList && list?.isList === true && cell?.isList === false;
}

function openFrame(stack: Frame[], cells: Draft[], isList: boolean, start: number): void {
  const cell = cells.at(-1);
  if (isList && stack.length === 3 && isCell(stack) && stack[2]?.key === 'source' && cell) {
    cell.isList = true;
    cell.start = start;
  }
  stack.push({ isList, key: '', atKey: !isList, start });
  if (stack.length === 3 && isCell(stack)) {
    cells.push({ type: '', isList: false, start, end: start, lines: [] });
  }
}

function closeFrame(stack: Frame[], cells: Draft[], at: number): void {
  const frame = stack.pop();
  const cell = cells.at(-1);
  if (cell?.isList && frame?.isList && frame.start === cell.start) cell.end = at + 1;
}

function noteText(
  file: string,
  stack: readonly Frame[],
  cells: Draft[],
  start: number,
  end: number,
): void {
  const cell = cells.at(-1);
  if (cell === undefined || !isCell(stack) || stack.length > 4) return;
  const key = stack[2]?.key;
  if (key === 'cell_type' && stack.length === 3) cell.type = JSON.parse(file.slice(start, end));
  if (key !== 'source') return;
  if (stack.length === 3) Object.assign(cell, { start, end });
  else if (stack[3]?.isList !== true) return;
  cell.lines.push({ value: JSON.parse(file.slice(start, end)), start, end });
}
