using System.Text;
using Attune.Jinja.Fuzzing.Generation;

namespace Attune.Jinja.Fuzzing.Targets;

/// <summary>A bounded run without coverage: generated templates, with bytes changed, cut, doubled and spliced.</summary>
internal static class MutationRun
{
    private static readonly string[] Tokens =
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "-%}",
        "{%-",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "|",
        "~",
        "**",
        "//",
        "'",
        "\"",
        "\\",
        "\0",
        "\ud83d",
        "endfor",
        "if",
        "for",
        "in",
        "is",
        "not",
        "else",
        "macro",
        "block",
        "extends",
        "include",
        "import",
        "raw",
        "endraw",
        "9999999999999999999",
        "1e999",
        ".",
        ",",
        ":",
    ];

    /// <summary>Runs a target on mutants of the seeds; an exception that leaves it is told with its input.</summary>
    public static void Run(Action<byte[]> target, int firstSeed, int count)
    {
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var input = Mutate(seed);
            try
            {
                target(input);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(
                    $"Seed {seed}, input {Convert.ToBase64String(input)}: {e.Message}",
                    e
                );
            }
        }
    }

    private static byte[] Mutate(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(GeneratedCase.Create(seed).Template.ToString());
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at));
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 30), text.Length - at)));
                    break;
                default:
                    text.Insert(at, (char)random.Next(1, 0x250));
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
