using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Globals;

/// <summary>The <c>lipsum</c> function: filler text in paragraphs of random length.</summary>
internal static class LoremIpsum
{
    private static readonly string[] Words = (
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore "
        + "magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo "
        + "consequat duis aute irure in reprehenderit voluptate velit esse cillum eu fugiat nulla pariatur excepteur "
        + "sint occaecat cupidatat non proident sunt culpa qui officia deserunt mollit anim id est laborum"
    ).Split(' ');

    public static Parameters Parameters { get; } =
        Parameters.Of(
            Parameter.Optional("n", 5),
            Parameter.Optional("html", true),
            Parameter.Optional("min", 20),
            Parameter.Optional("max", 100)
        );

    public static Value Make(RenderState state, Arguments arguments)
    {
        var count = Require.Index(arguments[0]);
        var isHtml = arguments[1].IsTrue;
        var builder = new TextBuilder(1024);
        try
        {
            var growth = new TextGrowth(state.Budget);
            for (var i = 0L; i < count; i++)
            {
                if (i > 0)
                {
                    builder.Append(isHtml ? "\n" : "\n\n");
                }

                builder.Append(isHtml ? "<p>" : "");
                AppendParagraph(ref builder, ref growth, state, WordCountOf(state, arguments));
                builder.Append(isHtml ? "</p>" : "");
            }

            return Value.FromText(builder.ToStringAndDispose(), isHtml);
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static long WordCountOf(RenderState state, Arguments arguments)
    {
        var least = Require.Index(arguments[2]);
        var most = Require.Index(arguments[3]);
        return least < most
            ? state.Random.NextInt64(least, most)
            : throw JinjaRuntimeException.Value($"empty range for randrange() ({least}, {most}, {most - least})");
    }

    private static void AppendParagraph(ref TextBuilder builder, ref TextGrowth growth, RenderState state, long words)
    {
        var random = state.Random;
        var previous = -1;
        var begins = true;
        var lastComma = 0L;
        var lastStop = 0L;
        for (var i = 0L; i < words; i++)
        {
            state.Budget.Charge();
            growth.Reach(builder.Length + 64L);
            var next = random.Next(Words.Length - (previous < 0 ? 0 : 1));
            // Never the same word twice in a row.
            previous = previous >= 0 && next >= previous ? next + 1 : next;
            builder.Append(i > 0 ? " " : "");
            builder.Append(begins ? PyCase.Capitalize(Words[previous]) : Words[previous]);
            begins = false;
            if (i - random.Next(3, 8) > lastComma)
            {
                lastComma = i;
                lastStop += 2;
                builder.Append(',');
            }

            if (i - random.Next(10, 20) > lastStop)
            {
                lastComma = lastStop = i;
                builder.Append('.');
                begins = true;
            }
        }

        FinishSentence(ref builder);
    }

    private static void FinishSentence(ref TextBuilder builder)
    {
        if (builder.Length > 0 && builder.Last == ',')
        {
            builder.Truncate(builder.Length - 1);
        }

        if (builder.Length == 0 || builder.Last != '.')
        {
            builder.Append('.');
        }
    }
}
