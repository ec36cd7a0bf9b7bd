namespace Attune.Jinja.Text;

/// <summary>What <see cref="Urlize"/> writes around a link.</summary>
/// <param name="Attributes">The <c>rel</c> and <c>target</c> attributes, escaped, each with a blank before it.</param>
/// <param name="TextLimit">How many code points of a web address are shown, as Python's slice end; null for all.</param>
/// <param name="ExtraSchemes">Prefixes that make a link of a word.</param>
/// <param name="LimitError">The error that showing a web address is, because the limit is no whole number; null for none.</param>
/// <param name="ErrorAbove">How many code points are shown without that error.</param>
internal sealed record UrlizeOptions(
    string Attributes,
    long? TextLimit,
    IReadOnlyList<string> ExtraSchemes,
    JinjaException? LimitError = null,
    double ErrorAbove = double.NegativeInfinity
);
