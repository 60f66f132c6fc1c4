/** The reader of databricks-bundles that `npm run facts` stands on. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { joined } from '../build/facts-bundles.mjs';
import { emptyFolder, writeTree } from './support/folder.ts';

const MODEL = `
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, TypedDict

raise SystemExit("it was run")


class Speed(Enum):
    FAST = "FAST"
    SLOW = "SLOW"

    @classmethod
    def from_dict(cls, value: str):
        pass


@dataclass(kw_only=True)
class Task:
    """Words that are not taken over"""

    task_key: VariableOr[str]
    """More of them"""

    speed: VariableOrOptional[Speed] = None
    keys: VariableOrList[str] = field(default_factory=list)
    tags: VariableOrDict[str] = field(default_factory=dict)
    after: VariableOrList["Task"] = field(default_factory=list)
    count: VariableOrOptional[int] = None


class TaskDict(TypedDict, total=False):
    task_key: VariableOr[str]
`;

function facts() {
  const folder = emptyFolder();
  writeTree(folder, new Map([['databricks/bundles/model_services/_models/task.py', MODEL]]));
  return JSON.parse(execFileSync('python3', ['build/bundle_classes.py', folder]).toString());
}

it('reads fields, words and kinds, and runs nothing', () => {
  expect(facts()).toEqual({
    kinds: ['model_services'],
    classes: {
      Task: {
        task_key: 'str required',
        speed: 'Speed',
        keys: 'list str',
        tags: 'map str',
        after: 'list Task',
        count: 'int',
      },
    },
    enums: { Speed: ['FAST', 'SLOW'] },
  });
});

it('joins them to what is known, and takes nothing away', () => {
  const before = new Map([
    ['Resources', new Map([['jobs', '{Job}']])],
    [
      'Task',
      new Map([
        ['task_key', 's'],
        ['old', 'b'],
        ['speed', '(IDLE)'],
      ]),
    ],
  ]);
  const now = joined(before, facts());
  expect([...(now.get('Task') ?? [])]).toEqual([
    ['task_key', 's'],
    ['old', 'b'],
    ['speed', '(IDLE|FAST|SLOW)'],
    ['keys', '[s]'],
    ['tags', '{s}'],
    ['after', '[Task]'],
    ['count', 'i'],
  ]);
  expect([...(now.get('Resources') ?? [])]).toEqual([
    ['jobs', '{Job}'],
    ['model_services', '{a}'],
  ]);
  expect(before.get('Task')?.size).toBe(3);
});
