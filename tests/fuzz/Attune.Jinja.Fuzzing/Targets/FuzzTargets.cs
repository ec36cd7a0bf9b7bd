using System.Text;

namespace Attune.Jinja.Fuzzing.Targets;

/// <summary>
/// What a coverage-guided fuzzer drives. A target takes any bytes; the only exception that it may let out is one that
/// is not the language's own, which is the bug that the fuzzer looks for.
/// </summary>
internal static class FuzzTargets
{
    private static readonly JinjaOptions Options = new()
    {
        DoExtension = true,
        LoopControlsExtension = true,
        Autoescape = AutoescapeModes.On,
        Sandbox = SandboxMode.Immutable,
        LineStatementPrefix = "%%",
        Limits = RenderLimits.Decision,
        RandomSeed = static () => 1,
    };

    private static readonly JinjaEnvironment Environment = new(Options);

    private static readonly Dictionary<string, object?> Context = new()
    {
        ["n"] = 5L,
        ["s"] = "héllo <b>",
        ["nums"] = new List<object?> { 3L, 1L, 2.5 },
        ["d"] = new Dictionary<string, object?> { ["a"] = 1L, ["b"] = null },
    };

    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } =
        new Dictionary<string, Action<byte[]>>
        {
            ["lexer"] = Lex,
            ["parser"] = Parse,
            ["render"] = Render,
        };

    /// <summary>Text with hardly a tag in it: everything stands in one expression, so that the lexer meets every byte.</summary>
    private static void Lex(byte[] input) =>
        Try(() => Environment.FromString("{{ " + Encoding.UTF8.GetString(input) + " }}"));

    private static void Parse(byte[] input) => Try(() => Environment.FromString(Encoding.UTF8.GetString(input)));

    private static void Render(byte[] input) =>
        Try(() => Environment.FromString(Encoding.UTF8.GetString(input)).Render(Context));

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (JinjaException)
        {
            // The documented refusal.
        }
    }
}
