using System.Numerics;
using Attune.Decisions.Users;

namespace Attune.Core.Content.ProductSets;

/// <summary>
/// Where an item stands in a sorted product set: by its value, items without one last in either direction, and in the
/// catalog's order among equals.
/// </summary>
internal readonly struct SortKey : IComparable<SortKey>
{
    private readonly AttributeValue value;
    private readonly bool descending;
    private readonly int place;

    public SortKey(AttributeValue value, bool descending, int place)
    {
        this.value = value;
        this.descending = descending;
        this.place = place;
    }

    public int CompareTo(SortKey other)
    {
        var rank = Rank(value).CompareTo(Rank(other.value));
        if (rank != 0)
        {
            return rank;
        }
        var order = Rank(value) switch
        {
            0 => CompareNumbers(value, other.value),
            1 => value.AsBoolean().CompareTo(other.value.AsBoolean()),
            2 => string.CompareOrdinal(value.AsString(), other.value.AsString()),
            _ => 0,
        };
        return order == 0 ? place.CompareTo(other.place)
            : descending ? -order
            : order;
    }

    private static int Rank(AttributeValue value) =>
        value.Kind switch
        {
            AttributeKind.Integer or AttributeKind.BigInteger or AttributeKind.Double => 0,
            AttributeKind.Boolean => 1,
            AttributeKind.String => 2,
            _ => 3,
        };

    private static int CompareNumbers(AttributeValue left, AttributeValue right) =>
        left.Kind == AttributeKind.Double || right.Kind == AttributeKind.Double
            ? ToDouble(left).CompareTo(ToDouble(right))
            : left.AsBigInteger().CompareTo(right.AsBigInteger());

    private static double ToDouble(AttributeValue value) =>
        value.Kind == AttributeKind.Double ? value.AsDouble() : (double)value.AsBigInteger();
}
