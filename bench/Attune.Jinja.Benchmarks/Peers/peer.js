// nunjucks behind one line of input for one line of output; see PeerProcess.
const fs = require("fs");
const path = require("path");
const readline = require("readline");
const nunjucks = require("nunjucks");

const folder = process.argv[2];
const data = JSON.parse(fs.readFileSync(path.join(folder, "data.json"), "utf8"));
const jinja = path.join(folder, "jinja");
const files = { nested: ["nested.html", "layout.html", "header.html", "section.html", "item.html"] };
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(jinja), { autoescape: true });

function rate(action, seconds) {
  const start = process.hrtime.bigint();
  for (let done = 1; ; done++) {
    action();
    const elapsed = Number(process.hrtime.bigint() - start) / 1e9;
    if (elapsed >= seconds) return done / elapsed;
  }
}

console.log("nunjucks " + require("nunjucks/package.json").version);
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const [verb, scenario, milliseconds] = line.split(" ");
  const template = environment.getTemplate(scenario + ".html", scenario !== "payload");
  const sources = (files[scenario] || [scenario + ".html"]).map((f) => fs.readFileSync(path.join(jinja, f), "utf8"));
  // There is no tojson in nunjucks.
  if (verb === "output") console.log(JSON.stringify(scenario === "payload" ? null : template.render(data[scenario])));
  else if (verb === "render") console.log(rate(() => template.render(data[scenario]), milliseconds / 1000));
  else console.log(rate(() => sources.forEach((s) => nunjucks.compile(s, environment).compile()), milliseconds / 1000));
});
