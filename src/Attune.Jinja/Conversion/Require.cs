using System.Numerics;
using Attune.Jinja.Values;

namespace Attune.Jinja.Conversion;

/// <summary>Reads arguments as Python's built-ins do, with their errors.</summary>
internal static class Require
{
    /// <summary>An int or bool that must fit a machine word: a width, a count, an index.</summary>
    /// <exception cref="JinjaRuntimeException">The value is no int, or does not fit.</exception>
    public static long Index(Value value)
    {
        if (value.TryGetInt64(out var number))
        {
            return number;
        }

        throw value.IsInteger
            ? JinjaRuntimeException.Overflow("Python int too large to convert to C ssize_t")
            : NotAnInteger(value);
    }

    /// <summary>A bound of a search or slice: too large a number means the end, none means <paramref name="ifNone"/>.</summary>
    public static long Bound(Value value, long ifNone)
    {
        if (value.TryGetInt64(out var number))
        {
            return number;
        }

        if (value.TryGetBigInteger(out BigInteger big))
        {
            return big.Sign < 0 ? long.MinValue / 2 : long.MaxValue;
        }

        return value.IsNone || value.IsMissing
            ? ifNone
            : throw JinjaRuntimeException.Type("slice indices must be integers or None or have an __index__ method");
    }

    /// <summary>An int or bool of any size.</summary>
    public static BigInteger Integer(Value value) =>
        value.TryGetBigInteger(out BigInteger number) ? number : throw NotAnInteger(value);

    public static string Text(Value value, string function) =>
        value.IsString
            ? value.StringPayload
            : throw JinjaRuntimeException.Type($"{function} must be str, not {ValueTypes.NameOf(value)}");

    /// <summary>A string or None, for which null is given.</summary>
    public static string? TextOrNone(Value value, string function) =>
        value.IsNone || value.IsMissing ? null : Text(value, function);

    private static JinjaRuntimeException NotAnInteger(Value value) =>
        JinjaRuntimeException.Type($"'{ValueTypes.NameOf(value)}' object cannot be interpreted as an integer");
}
