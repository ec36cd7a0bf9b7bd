namespace Attune.Jinja.Text;

/// <summary>Variations of <see cref="PyFloatFormat"/>.</summary>
[Flags]
internal enum PyFloatOptions
{
    None = 0,

    /// <summary>The point and, for <c>g</c>, trailing zeros stay.</summary>
    KeepPoint = 1,

    /// <summary>A number without fraction or exponent ends in ".0".</summary>
    AddPointZero = 2,

    /// <summary>What rounds to zero has no minus sign.</summary>
    NoNegativeZero = 4,
}
