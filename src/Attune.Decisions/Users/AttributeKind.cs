namespace Attune.Decisions.Users;

/// <summary>What an <see cref="AttributeValue"/> holds. The numbers are part of the stored event format and never change.</summary>
public enum AttributeKind : byte
{
    /// <summary>There is no such attribute. The default of <see cref="AttributeValue"/>.</summary>
    Missing = 0,

    /// <summary>The attribute is there and is JSON <c>null</c>.</summary>
    Null = 1,

    /// <summary>A boolean.</summary>
    Boolean = 2,

    /// <summary>A whole number of at most 64 bits, signed.</summary>
    Integer = 3,

    /// <summary>A whole number beyond 64 bits.</summary>
    BigInteger = 4,

    /// <summary>A finite IEEE 754 double.</summary>
    Double = 5,

    /// <summary>Text.</summary>
    String = 6,

    /// <summary>An ordered list of values.</summary>
    Array = 7,

    /// <summary>Named values, in the order in which they were given.</summary>
    Object = 8,
}
