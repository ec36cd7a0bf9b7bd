using Attune.Jinja.Values;

namespace Attune.Jinja.Conformance;

/// <summary>Makes the environment that a case asks for.</summary>
internal static class CaseEnvironment
{
    public static JinjaEnvironment Create(ConformanceCase test)
    {
        PyDict settings = test.Settings;
        var sources = new Dictionary<string, string>();
        foreach (KeyValuePair<Value, Value> pair in test.Templates)
        {
            sources[Text(pair.Key)] = Text(pair.Value);
        }
        var globals = new Dictionary<string, Value>();
        foreach (KeyValuePair<Value, Value> pair in test.Globals)
        {
            globals[Text(pair.Key)] = pair.Value;
        }
        string[] extensions = Strings(settings, "extensions");
        return new JinjaEnvironment(
            new JinjaOptions
            {
                BlockStart = Text(settings, "block_start_string") ?? "{%",
                BlockEnd = Text(settings, "block_end_string") ?? "%}",
                VariableStart = Text(settings, "variable_start_string") ?? "{{",
                VariableEnd = Text(settings, "variable_end_string") ?? "}}",
                CommentStart = Text(settings, "comment_start_string") ?? "{#",
                CommentEnd = Text(settings, "comment_end_string") ?? "#}",
                LineStatementPrefix = Text(settings, "line_statement_prefix"),
                LineCommentPrefix = Text(settings, "line_comment_prefix"),
                TrimBlocks = Flag(settings, "trim_blocks"),
                LstripBlocks = Flag(settings, "lstrip_blocks"),
                KeepTrailingNewline = Flag(settings, "keep_trailing_newline"),
                NewlineSequence = Text(settings, "newline_sequence") ?? "\n",
                Autoescape = Autoescape(settings),
                Undefined = Text(settings, "undefined") switch
                {
                    "strict" => UndefinedKind.Strict,
                    "chainable" => UndefinedKind.Chainable,
                    "debug" => UndefinedKind.Debug,
                    _ => UndefinedKind.Default,
                },
                DoExtension = extensions.Contains("do"),
                LoopControlsExtension = extensions.Contains("loopcontrols"),
                Sandbox = Text(settings, "sandbox") switch
                {
                    "sandboxed" => SandboxMode.Sandboxed,
                    "immutable" => SandboxMode.Immutable,
                    _ => SandboxMode.None,
                },
                Policies = Policies(settings),
                Loader = new DictionaryLoader(sources),
                Globals = globals,
                Limits = RenderLimits.JinjaOnly,
                RandomSeed = static () => 1,
            }
        );
    }

    private static Func<string?, bool> Autoescape(PyDict settings)
    {
        if (!settings.TryGetValue("autoescape", out Value value))
        {
            return AutoescapeModes.Off;
        }
        if (value.TryGetString(out string? mode) && mode == "select")
        {
            return AutoescapeModes.ByName;
        }
        return value.IsTrue ? AutoescapeModes.On : AutoescapeModes.Off;
    }

    private static JinjaPolicies Policies(PyDict settings)
    {
        var policies = new JinjaPolicies();
        if (!settings.TryGetValue("policies", out Value value) || !value.TryGetDict(out PyDict? dict))
        {
            return policies;
        }
        foreach (KeyValuePair<Value, Value> pair in dict)
        {
            policies = Text(pair.Key) switch
            {
                "truncate.leeway" when pair.Value.TryGetInt64(out long leeway) => policies with
                {
                    TruncateLeeway = (int)leeway,
                },
                "urlize.rel" => policies with { UrlizeRel = TextOrNull(pair.Value) },
                "urlize.target" => policies with { UrlizeTarget = TextOrNull(pair.Value) },
                "urlize.extra_schemes" => policies with { UrlizeExtraSchemes = Strings(pair.Value) },
                "json.dumps_kwargs" when pair.Value.TryGetDict(out PyDict? arguments) => policies with
                {
                    JsonDumpsArguments = arguments.ToDictionary(
                        argument => Text(argument.Key),
                        argument => argument.Value
                    ),
                },
                _ => policies,
            };
        }
        return policies;
    }

    private static string Text(Value value) => ValuePrinter.ToText(value);

    private static string? TextOrNull(Value value) => value.TryGetString(out string? text) ? text : null;

    private static string? Text(PyDict settings, string name) =>
        settings.TryGetValue(name, out Value value) ? TextOrNull(value) : null;

    private static bool Flag(PyDict settings, string name) =>
        settings.TryGetValue(name, out Value value) && value.IsTrue;

    private static string[] Strings(PyDict settings, string name) =>
        settings.TryGetValue(name, out Value value) ? Strings(value) : [];

    private static string[] Strings(Value value) => value.TryGetList(out PyList? list) ? [.. list.Select(Text)] : [];
}
