"""Python's Jinja2 behind one line of input for one line of output; see PeerProcess."""
import json
import os
import sys
import time

import jinja2

folder = sys.argv[1]
data = json.load(open(os.path.join(folder, "data.json"), encoding="utf-8"))
sources = {name: open(os.path.join(folder, "jinja", name), encoding="utf-8").read() for name in os.listdir(os.path.join(folder, "jinja"))}
files = {"nested": ["nested.html", "layout.html", "header.html", "section.html", "item.html"]}
environment = jinja2.Environment(loader=jinja2.DictLoader(sources), autoescape=True, auto_reload=False, cache_size=-1)


def compile_all(scenario):
    for name in files.get(scenario, [scenario + ".html"]):
        environment.from_string(sources[name])


def rate(action, seconds):
    done = 0
    start = time.perf_counter()
    while True:
        action()
        done += 1
        elapsed = time.perf_counter() - start
        if elapsed >= seconds:
            return done / elapsed


print(f"Python Jinja2 {jinja2.__version__}", flush=True)
for line in sys.stdin:
    verb, scenario, milliseconds = line.split()
    template = environment.get_template(scenario + ".html")
    if verb == "output":
        print(json.dumps(template.render(data[scenario])), flush=True)
    elif verb == "render":
        print(rate(lambda: template.render(data[scenario]), int(milliseconds) / 1000), flush=True)
    else:
        print(rate(lambda: compile_all(scenario), int(milliseconds) / 1000), flush=True)
