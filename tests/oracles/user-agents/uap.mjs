// An interpreter of uap-core's regexes.yaml, as its docs/specification.md describes one.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { load } from 'js-yaml';

const path = createRequire(import.meta.url).resolve('uap-core/regexes.yaml');
const rules = load(fs.readFileSync(path, 'utf8'));

const compile = (parsers) =>
  parsers.map((parser) => ({ ...parser, pattern: new RegExp(parser.regex, parser.regex_flag ?? '') }));

const browsers = compile(rules.user_agent_parsers);
const systems = compile(rules.os_parsers);
const devices = compile(rules.device_parsers);

function fill(replacement, match, fallback) {
  const text = replacement === undefined ? match[fallback] : replacement.replace(/\$(\d)/g, (_, n) => match[n] ?? '');
  return text?.trim() || undefined;
}

function first(parsers, userAgent, read) {
  for (const parser of parsers) {
    const match = parser.pattern.exec(userAgent);
    if (match) return read(parser, match);
  }
  return undefined;
}

export function parse(userAgent) {
  const browser = first(browsers, userAgent, (p, m) => fill(p.family_replacement, m, 1)) ?? 'Other';
  const os = first(systems, userAgent, (p, m) => fill(p.os_replacement, m, 1)) ?? 'Other';
  const device = first(devices, userAgent, (p, m) => ({
    family: fill(p.device_replacement, m, 1) ?? 'Other',
    brand: p.brand_replacement === undefined ? undefined : fill(p.brand_replacement, m, 1),
    model: fill(p.model_replacement, m, 1),
  })) ?? { family: 'Other' };
  return { browser, os, device };
}
