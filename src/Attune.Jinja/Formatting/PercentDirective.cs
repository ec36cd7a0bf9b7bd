namespace Attune.Jinja.Formatting;

/// <summary>One directive of <c>%</c>-formatting, such as <c>%-8.2f</c>.</summary>
internal record struct PercentDirective
{
    public bool LeftAligned;
    public bool ShowSign;
    public bool BlankSign;
    public bool Alternate;
    public bool ZeroPadded;
    public int Width;

    /// <summary>-1 where none was given.</summary>
    public int Precision;

    /// <summary>A code point.</summary>
    public int Type;
}
