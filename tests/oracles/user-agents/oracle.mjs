// usage: node oracle.mjs OUTPUT.json
// Writes what uap-core says of each distinct string of npm's user-agents, and the crawlers of crawler-user-agents.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from './uap.mjs';
import { deviceType } from './device-type.mjs';

const require = createRequire(import.meta.url);
const rows = JSON.parse(fs.readFileSync(new URL("./node_modules/user-agents/dist/user-agents.json", import.meta.url), "utf8"));
const counts = new Map();
for (const { userAgent } of rows) counts.set(userAgent, (counts.get(userAgent) ?? 0) + 1);

const people = [...counts].map(([userAgent, count]) => {
  const parsed = parse(userAgent);
  return { userAgent, count, type: deviceType(parsed), os: parsed.os, browser: parsed.browser };
});
const crawlers = require('crawler-user-agents').flatMap((crawler) => crawler.instances);

fs.writeFileSync(process.argv[2], JSON.stringify({ people, crawlers: [...new Set(crawlers)] }, null, 1));
