"""Python's Jinja behind one JSON case in a line of input, for one JSON result in a line of output.

A result is {"output": TEXT} or {"error": CLASS, "detail": TEXT} or {"skip": REASON} for what cannot be compared: the
address in a repr, an exhausted machine.
"""
import json
import resource
import signal
import sys

import jinja2
from jinja2 import sandbox

SECONDS = 5
MEMORY = 2 << 30
UNDEFINED = {
    "default": jinja2.Undefined,
    "strict": jinja2.StrictUndefined,
    "chainable": jinja2.ChainableUndefined,
    "debug": jinja2.DebugUndefined,
}
ENVIRONMENTS = {
    None: jinja2.Environment,
    "sandboxed": sandbox.SandboxedEnvironment,
    "immutable": sandbox.ImmutableSandboxedEnvironment,
}
ADDRESSED = (" at 0x", "<function", "<bound method", "<built-in", "<generator", "<class", "Cycler", "Joiner", "<slot", "<method")


class OutOfTime(BaseException):
    pass


def stop(*_):
    raise OutOfTime


def make_environment(case):
    settings = dict(case.get("settings") or {})
    kind = ENVIRONMENTS[settings.pop("sandbox", None)]
    settings["undefined"] = UNDEFINED[settings.get("undefined", "default")]
    settings["extensions"] = ["jinja2.ext." + name for name in settings.get("extensions", [])]
    return kind(loader=jinja2.DictLoader(case.get("templates") or {}), **settings)


def classify(error):
    if isinstance(error, jinja2.exceptions.SecurityError):
        return "security"
    if isinstance(error, OverflowError) and str(error).startswith("Range too big"):
        return "security"
    if isinstance(error, jinja2.TemplateNotFound):
        return "notfound"
    if isinstance(error, jinja2.TemplateSyntaxError):
        return "syntax"
    if isinstance(error, jinja2.UndefinedError):
        return "undefined"
    return "runtime"


def render(case):
    signal.alarm(SECONDS)
    try:
        text = make_environment(case).from_string(case["template"]).render(case.get("context") or {})
        if any(mark.lower() in text.lower() for mark in ADDRESSED):
            return {"skip": "an address or a Python type in the text"}
        return {"output": text}
    except (OutOfTime, MemoryError, RecursionError) as error:
        return {"skip": type(error).__name__}
    except Exception as error:
        return {"error": classify(error), "detail": f"{type(error).__name__}: {error}"[:300]}
    finally:
        signal.alarm(0)


resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
signal.signal(signal.SIGALRM, stop)
print(jinja2.__version__, flush=True)
for line in sys.stdin:
    print(json.dumps(render(json.loads(line))), flush=True)
