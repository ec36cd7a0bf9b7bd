using System.Globalization;
using Attune.Decisions.Users;

namespace Attune.Dashboard.Pages.Rules;

/// <summary>Values of filters as people type them, and back.</summary>
public static class FilterValues
{
    public static string Show(AttributeValue value) =>
        value.Kind switch
        {
            AttributeKind.Missing or AttributeKind.Null => "",
            AttributeKind.String => value.AsString(),
            _ => value.ToString(),
        };

    public static IReadOnlyList<string> ShowList(AttributeValue value) =>
        value.Kind == AttributeKind.Array ? [.. value.AsArray().ToArray().Select(Show)]
        : value.IsNullOrMissing ? []
        : [Show(value)];

    /// <summary>The number that the text is, or the text itself, which the check before publishing then names.</summary>
    public static AttributeValue Number(string text)
    {
        var trimmed = text.Trim();
        return long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? AttributeValue.From(whole)
            : double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
                ? AttributeValue.From(number)
            : AttributeValue.From(trimmed);
    }

    public static AttributeValue List(IEnumerable<string> texts, bool isNumbers) =>
        AttributeValue.From([.. texts.Select(text => isNumbers ? Number(text) : AttributeValue.From(text))]);
}
