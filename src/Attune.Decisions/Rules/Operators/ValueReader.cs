using System.Buffers;
using System.Text;
using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary>Brings a stored or encoded value to an operator: lists item by item, text decoded into a buffer on the stack.</summary>
internal static class ValueReader
{
    private const int StackChars = 512;

    public static Outcome Test(AttributeValue value, ValueTest test, ref TimeFrame time, bool isLoose)
    {
        switch (value.Kind)
        {
            case AttributeKind.Missing:
                return Outcome.Missing;
            case AttributeKind.Null:
                return Outcome.Null;
            case AttributeKind.Array when !test.IsPresence:
                var items = value.AsArray();
                var best = items.Length == 0 ? Outcome.NoMatch : Outcome.WrongType;
                foreach (var item in items)
                {
                    var outcome = item.Kind is AttributeKind.Null or AttributeKind.Array
                        ? Outcome.WrongType
                        : test.Test(Operand.Of(item, isLoose), ref time);
                    if (outcome == Outcome.Match)
                    {
                        return outcome;
                    }

                    best = outcome == Outcome.NoMatch ? outcome : best;
                }

                return best;
            default:
                return test.Test(Operand.Of(value, isLoose), ref time);
        }
    }

    public static Outcome Test(EncodedValue value, ValueTest test, ref TimeFrame time)
    {
        switch (value.Kind)
        {
            case AttributeKind.Missing:
                return Outcome.Missing;
            case AttributeKind.Null:
                return Outcome.Null;
            case AttributeKind.Array when !test.IsPresence:
                var best = Outcome.NoMatch;
                var any = false;
                foreach (var item in value.Items())
                {
                    var outcome = item.Kind is AttributeKind.Null or AttributeKind.Array
                        ? Outcome.WrongType
                        : TestScalar(item, test, ref time);
                    if (outcome == Outcome.Match)
                    {
                        return outcome;
                    }

                    best = !any || outcome == Outcome.NoMatch ? outcome : best;
                    any = true;
                }

                return best;
            default:
                return TestScalar(value, test, ref time);
        }
    }

    private static Outcome TestScalar(EncodedValue value, ValueTest test, ref TimeFrame time)
    {
        if (value.Kind != AttributeKind.String)
        {
            return test.Test(Operand.Of(value), ref time);
        }

        // UTF-8 never has fewer bytes than UTF-16 has chars.
        var utf8 = value.AsUtf8();
        if (utf8.Length <= StackChars)
        {
            Span<char> chars = stackalloc char[StackChars];
            return test.Test(Operand.OfText(chars[..Encoding.UTF8.GetChars(utf8, chars)]), ref time);
        }

        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return test.Test(Operand.OfText(rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented))), ref time);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}
