using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>What an environment is made from. Immutable; the defaults are Jinja's, but for the budgets, which are closed.</summary>
public sealed record JinjaOptions
{
    public string BlockStart { get; init; } = "{%";
    public string BlockEnd { get; init; } = "%}";
    public string VariableStart { get; init; } = "{{";
    public string VariableEnd { get; init; } = "}}";
    public string CommentStart { get; init; } = "{#";
    public string CommentEnd { get; init; } = "#}";

    /// <summary>What begins a line that is a statement, or null for none.</summary>
    public string? LineStatementPrefix { get; init; }

    /// <summary>What begins a comment up to the end of its line, or null for none.</summary>
    public string? LineCommentPrefix { get; init; }

    /// <summary>Removes the newline after a block tag.</summary>
    public bool TrimBlocks { get; init; }

    /// <summary>Removes the blanks before a block tag at the start of a line.</summary>
    public bool LstripBlocks { get; init; }

    /// <summary>Keeps the one newline at the end of a source that is otherwise removed.</summary>
    public bool KeepTrailingNewline { get; init; }

    /// <summary>What newlines of the source become: "\n", "\r\n" or "\r".</summary>
    public string NewlineSequence { get; init; } = "\n";

    /// <summary>Whether a template's output is escaped, by its name (null for a template from a string).</summary>
    public Func<string?, bool> Autoescape { get; init; } = AutoescapeModes.Off;

    /// <summary>How values that are not there behave.</summary>
    public UndefinedKind Undefined { get; init; }

    /// <summary>Adds the <c>do</c> statement.</summary>
    public bool DoExtension { get; init; }

    /// <summary>Adds <c>break</c> and <c>continue</c>.</summary>
    public bool LoopControlsExtension { get; init; }

    /// <summary>Reads <c>{(</c>expression<c>)}</c> as the expression, as MoEngage's content API calls write their argument.</summary>
    public bool BracedArguments { get; init; }

    public SandboxMode Sandbox { get; init; }

    public JinjaPolicies Policies { get; init; } = new();

    /// <summary>Where templates are loaded from by name, or null for nowhere.</summary>
    public ITemplateLoader? Loader { get; init; }

    /// <summary>Filters besides the built-in ones; a name that is built in is replaced.</summary>
    public IReadOnlyList<FilterDefinition> Filters { get; init; } = [];

    /// <summary>Tests besides the built-in ones; a name that is built in is replaced.</summary>
    public IReadOnlyList<TestDefinition> Tests { get; init; } = [];

    /// <summary>Variables of every template besides the built-in ones.</summary>
    public IReadOnlyDictionary<string, Value> Globals { get; init; } = new Dictionary<string, Value>();

    /// <summary>Statements of the host's own.</summary>
    public IReadOnlyList<TagDefinition> Tags { get; init; } = [];

    /// <summary>The host's own .NET types that templates may read.</summary>
    public HostTypes HostTypes { get; init; } = HostTypes.None;

    public RenderLimits Limits { get; init; } = RenderLimits.Decision;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gives the seed of a render's randomness; the default draws from the system's secure source.</summary>
    public Func<int> RandomSeed { get; init; } =
        static () => System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
}
