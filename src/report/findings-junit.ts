import { counted } from '../counted.ts';
import { type Printed, shown } from '../printed.ts';
import { fails, type Report } from './findings.ts';
import { regionsOf } from './positions.ts';
import { xml } from './xml.ts';

/** Findings as JUnit XML: each rule is a test, which fails when it found something that counts. */
export function junitReport({ findings, rules, failOn, textOf }: Report): Printed {
  const region = regionsOf(textOf);
  const cases = rules.map(({ id, summary }) => {
    const found = findings.filter(({ rule }) => rule === id);
    const lines = (failing: boolean) =>
      found
        .filter((each) => fails(each, failOn) === failing)
        .map(({ at, severity, message, help }) => {
          const { line, column } = region(at);
          const advice = help === undefined ? '' : ` ${help}`;
          return xml(`${at.path}:${line}:${column}: ${severity}: ${message}.${advice}`);
        });
    const failures = lines(true);
    const others = lines(false);
    const count = counted(failures.length, 'finding');
    return {
      failed: failures.length > 0,
      xml: [
        `    <testcase classname="create-dab-project.check" name="${xml(`${id}: ${summary}`)}">`,
        ...(failures.length === 0
          ? []
          : [`      <failure message="${count}">${failures.join('\n')}</failure>`]),
        ...(others.length === 0 ? [] : [`      <system-out>${others.join('\n')}</system-out>`]),
        '    </testcase>',
      ],
    };
  });
  const failed = cases.filter((each) => each.failed).length;
  const counts = `tests="${cases.length}" failures="${failed}"`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="create-dab-project check" ${counts}>`,
    ...cases.flatMap((each) => each.xml),
    '  </testsuite>',
    '</testsuites>',
    '',
  ];
  return shown(lines.join('\n'));
}
