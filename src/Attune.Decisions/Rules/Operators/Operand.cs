using System.Globalization;
using System.Numerics;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary>A scalar on its way into an operator, whether it lies in a profile, in an event's bytes or in a request.</summary>
internal readonly ref struct Operand
{
    private readonly long _bits;
    private readonly BigInteger _big;

    private Operand(AttributeKind kind, long bits, BigInteger big, ReadOnlySpan<char> text, bool isLoose)
    {
        Kind = kind;
        _bits = bits;
        _big = big;
        Text = text;
        IsLoose = isLoose;
    }

    public AttributeKind Kind { get; }

    /// <summary>The text of a string.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>Whether text may stand for a number or a boolean, as in a request's parameters.</summary>
    public bool IsLoose { get; }

    public bool Boolean => _bits != 0;

    public long Integer => _bits;

    public double Double => BitConverter.Int64BitsToDouble(_bits);

    public BigInteger Big => Kind == AttributeKind.Integer ? _bits : _big;

    public static Operand OfText(ReadOnlySpan<char> text, bool isLoose = false) =>
        new(AttributeKind.String, 0, default, text, isLoose);

    public static Operand Of(long value) => new(AttributeKind.Integer, value, default, default, false);

    public static Operand Of(double value) =>
        new(AttributeKind.Double, BitConverter.DoubleToInt64Bits(value), default, default, false);

    public static Operand Of(AttributeValue value, bool isLoose = false) =>
        value.Kind switch
        {
            AttributeKind.Boolean => new(AttributeKind.Boolean, value.AsBoolean() ? 1 : 0, default, default, isLoose),
            AttributeKind.Integer => new(AttributeKind.Integer, value.AsInteger(), default, default, isLoose),
            AttributeKind.Double => Of(value.AsDouble()),
            AttributeKind.BigInteger => new(AttributeKind.BigInteger, 0, value.AsBigInteger(), default, isLoose),
            AttributeKind.String => OfText(value.AsString(), isLoose),
            var kind => new(kind, 0, default, default, isLoose),
        };

    /// <summary>An encoded scalar that is not text; text has to be decoded by the caller, who owns the buffer.</summary>
    public static Operand Of(EncodedValue value) =>
        value.Kind switch
        {
            AttributeKind.Boolean => new(AttributeKind.Boolean, value.AsBoolean() ? 1 : 0, default, default, false),
            AttributeKind.Integer => Of(value.AsInteger()),
            AttributeKind.Double => Of(value.AsDouble()),
            AttributeKind.BigInteger => new(AttributeKind.BigInteger, 0, value.AsBigInteger(), default, false),
            var kind => new(kind, 0, default, default, false),
        };

    /// <summary>The number that it is or, where it is loose, says; false for everything else.</summary>
    public bool TryNumber(out Operand number)
    {
        number = this;
        if (Kind is AttributeKind.Integer or AttributeKind.Double or AttributeKind.BigInteger)
        {
            return true;
        }

        if (!IsLoose || Kind != AttributeKind.String)
        {
            return false;
        }

        if (long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            number = Of(whole);
            return true;
        }

        const NumberStyles Decimal =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(Text, Decimal, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real))
        {
            number = Of(real);
            return true;
        }

        return false;
    }

    /// <summary>Compares two numbers exactly: no whole number is rounded to a double.</summary>
    public static int Compare(in Operand left, in Operand right)
    {
        if (left.Kind == AttributeKind.Integer && right.Kind == AttributeKind.Integer)
        {
            return left.Integer.CompareTo(right.Integer);
        }

        if (left.Kind == AttributeKind.Double)
        {
            return right.Kind == AttributeKind.Double
                ? left.Double.CompareTo(right.Double)
                : -Compare(right, left.Double);
        }

        return right.Kind == AttributeKind.Double ? Compare(left, right.Double) : left.Big.CompareTo(right.Big);
    }

    private static int Compare(in Operand whole, double real)
    {
        if (whole.Kind == AttributeKind.BigInteger)
        {
            var floor = Math.Floor(real);
            var byFloor = whole.Big.CompareTo(new BigInteger(floor));
            return byFloor != 0 ? byFloor : floor.CompareTo(real);
        }

        if (real >= 9_223_372_036_854_775_808.0)
        {
            return -1;
        }

        if (real < -9_223_372_036_854_775_808.0)
        {
            return 1;
        }

        var part = Math.Floor(real);
        var order = whole.Integer.CompareTo((long)part);
        return order != 0 ? order : part.CompareTo(real);
    }
}
