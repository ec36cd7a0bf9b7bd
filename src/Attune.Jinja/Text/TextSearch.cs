using Attune.Jinja.Runtime;

namespace Attune.Jinja.Text;

/// <summary>
/// Finds text in text in a time that grows with the sum of both lengths, not with their product, and looks at the budget on the
/// way. Short texts are sought by the vectorised search of .NET, long ones by comparing rolling sums of their characters.
/// </summary>
internal static class TextSearch
{
    private const int Short = 64;
    private const int Window = 1 << 15;
    private const ulong Modulus = (1UL << 61) - 1;

    // Drawn anew for each process, so that no text can be made whose parts have equal sums.
    private static readonly ulong Base =
        (ulong)System.Security.Cryptography.RandomNumberGenerator.GetInt32(1 << 20, int.MaxValue) * 2 + 1;

    public static bool Contains(ReadOnlySpan<char> text, ReadOnlySpan<char> sought) => IndexOf(text, sought) >= 0;

    public static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> sought)
    {
        if (text.Length <= Window || sought.Length > text.Length)
        {
            return sought.Length <= Short || text.Length <= 4096 ? text.IndexOf(sought) : RollForward(text, sought);
        }

        if (sought.Length > Short)
        {
            return RollForward(text, sought);
        }

        for (var start = 0; start <= text.Length - sought.Length; start += Window)
        {
            Budget.Poll(0x3FFE);
            var window = text.Slice(start, Math.Min(Window + Math.Max(0, sought.Length - 1), text.Length - start));
            var at = window.IndexOf(sought);
            if (at >= 0)
            {
                return start + at;
            }
        }

        return -1;
    }

    public static int LastIndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> sought)
    {
        if (text.Length <= Window || sought.Length > text.Length)
        {
            return sought.Length <= Short || text.Length <= 4096 ? text.LastIndexOf(sought) : RollBack(text, sought);
        }

        if (sought.Length > Short)
        {
            return RollBack(text, sought);
        }

        for (var end = text.Length; end >= sought.Length; end -= Window)
        {
            Budget.Poll(0x3FFE);
            var start = Math.Max(0, end - Window - Math.Max(0, sought.Length - 1));
            var at = text[start..end].LastIndexOf(sought);
            if (at >= 0)
            {
                return start + at;
            }
        }

        return -1;
    }

    /// <summary>How often a text that is not empty occurs, without overlap.</summary>
    public static int Count(ReadOnlySpan<char> text, ReadOnlySpan<char> sought)
    {
        var count = 0;
        for (var at = IndexOf(text, sought); at >= 0; at = IndexOf(text, sought))
        {
            Budget.Poll(text.Length);
            count++;
            text = text[(at + sought.Length)..];
        }

        return count;
    }

    private static int RollForward(ReadOnlySpan<char> text, ReadOnlySpan<char> sought)
    {
        var length = sought.Length;
        if (length > text.Length)
        {
            return -1;
        }

        ulong wanted = 0;
        ulong sum = 0;
        ulong highest = 1;
        for (var i = 0; i < length; i++)
        {
            Budget.Poll(i);
            wanted = Add(Multiply(wanted, Base), sought[i]);
            sum = Add(Multiply(sum, Base), text[i]);
            highest = i == 0 ? 1 : Multiply(highest, Base);
        }

        for (var start = 0; ; start++)
        {
            Budget.Poll(start);
            if (sum == wanted && text.Slice(start, length).SequenceEqual(sought))
            {
                return start;
            }

            if (start + length >= text.Length)
            {
                return -1;
            }

            sum = Add(Multiply(Subtract(sum, Multiply(text[start], highest)), Base), text[start + length]);
        }
    }

    private static int RollBack(ReadOnlySpan<char> text, ReadOnlySpan<char> sought)
    {
        var length = sought.Length;
        if (length > text.Length)
        {
            return -1;
        }

        ulong wanted = 0;
        ulong sum = 0;
        ulong highest = 1;
        for (var i = 0; i < length; i++)
        {
            Budget.Poll(i);
            wanted = Add(Multiply(wanted, Base), sought[^(i + 1)]);
            sum = Add(Multiply(sum, Base), text[^(i + 1)]);
            highest = i == 0 ? 1 : Multiply(highest, Base);
        }

        for (var start = text.Length - length; ; start--)
        {
            Budget.Poll(start);
            if (sum == wanted && text.Slice(start, length).SequenceEqual(sought))
            {
                return start;
            }

            if (start == 0)
            {
                return -1;
            }

            sum = Add(Multiply(Subtract(sum, Multiply(text[start + length - 1], highest)), Base), text[start - 1]);
        }
    }

    private static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return Reduce((low & Modulus) + ((low >> 61) | (high << 3)));
    }

    private static ulong Add(ulong a, ulong b) => Reduce(a + b);

    private static ulong Subtract(ulong a, ulong b) => Reduce(a + Modulus - b);

    private static ulong Reduce(ulong sum) => sum >= Modulus ? sum - Modulus : sum;
}
