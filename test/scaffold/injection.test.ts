/** What users type comes out as they typed it, in each language that it lands in. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { parse as parseToml } from 'smol-toml';
import { expect, it } from 'vitest';
import { newProject } from '../../src/create/new-project.ts';
import { markdownText } from '../../src/scaffold/quote.ts';
import { answers, specOf } from '../support/answers.ts';
import { loadBundle, yamlOf } from '../support/bundle.ts';
import { runs } from '../support/runs.ts';

it('comes out literally in YAML and TOML', () => {
  fc.assert(
    fc.property(answers, (raw) => {
      const spec = specOf(raw);
      const files = newProject(spec, '0.0.0');
      const { config, jobs } = loadBundle(files);
      expect(config.bundle.name).toBe(spec.slug);
      for (const { job } of jobs.values()) {
        expect(job.name.startsWith(`[\${bundle.target}] ${spec.name} - `)).toBe(true);
        expect(job.tags.project).toBe(spec.slug);
        for (const to of Object.values(job.email_notifications ?? {}))
          expect(to).toEqual(spec.emails);
      }
      expect(config.targets.dev?.variables?.catalog).toBe(spec.catalogs.dev);
      expect(config.targets.prod?.variables?.catalog).toBe(spec.catalogs.prod);
      for (const layer of spec.layers) {
        expect(config.variables[`${layer}_schema`]?.default).toBe(spec.schemas[layer]);
      }
      const { lookup } = config.variables.warehouse_id ?? {};
      if (lookup) expect(lookup).toEqual({ warehouse: spec.warehouse });
      const toml = parseToml(files.get('pyproject.toml') as string);
      expect(toml.project).toMatchObject({ name: spec.slug, description: spec.description });
    }),
    runs(300),
  );
});

it('comes out literally in Markdown', () => {
  const markdown = new MarkdownIt('commonmark', { html: true });
  fc.assert(
    fc.property(answers, (raw) => {
      const { name, description } = specOf(raw);
      for (const text of [name, description]) {
        const tokens = markdown.parse(`${markdownText(text)}\n`, {});
        expect(tokens.map((token) => token.type)).toEqual([
          'paragraph_open',
          'inline',
          'paragraph_close',
        ]);
        const inline = tokens[1]?.children ?? [];
        expect(
          inline.every((token) => token.type === 'text' || token.type === 'text_special'),
        ).toBe(true);
        expect(inline.map((token) => token.content).join('')).toBe(text);
      }
    }),
    runs(500),
  );
});

it('is kept in .dab-project.yml so that it gives the same project again', () => {
  fc.assert(
    fc.property(answers, (raw) => {
      const files = newProject(specOf(raw), '0.0.0');
      const { answers: kept } = yamlOf(files, '.dab-project.yml') as {
        answers: Record<string, unknown>;
      };
      expect(newProject(specOf(kept), '0.0.0')).toEqual(files);
    }),
    runs(200),
  );
});
