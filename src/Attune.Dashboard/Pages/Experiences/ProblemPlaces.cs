using System.Globalization;
using System.Text.RegularExpressions;
using Attune.Core.Workspaces.Experiences;

namespace Attune.Dashboard.Pages.Experiences;

/// <summary>Where in the editor the path of a problem is, in words and as a step. Pure.</summary>
public static partial class ProblemPlaces
{
    /// <summary>The step on which it can be put right.</summary>
    public static string Step(string path) =>
        path.Contains(".variations", StringComparison.Ordinal) ? "content"
        : path.StartsWith("audiences", StringComparison.Ordinal) ? "users"
        : path is "name" or "key" || path.StartsWith("tags", StringComparison.Ordinal) ? "users"
        : "schedule";

    /// <summary>The position of the audience, or null where it is about none.</summary>
    public static int? Audience(string path) =>
        AudiencePattern().Match(path) is { Success: true } found
            ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Such as <c>All users › Variation 1 › Title</c>.</summary>
    public static string Describe(string path, ExperienceContent content)
    {
        var parts = new List<string>();
        if (Audience(path) is { } at && content.Audiences.ElementAtOrDefault(at) is { } audience)
        {
            parts.Add(audience.Name.Length > 0 ? audience.Name : $"Audience {at + 1}");
            if (
                Number(VariationPattern(), path) is { } second
                && audience.Variations.ElementAtOrDefault(second) is { } variation
            )
            {
                parts.Add(variation.Name.Length > 0 ? variation.Name : $"Variation {second + 1}");
                if (
                    Number(VariablePattern(), path) is { } third
                    && variation.Variables.ElementAtOrDefault(third) is { } variable
                )
                {
                    parts.Add(variable.Name);
                }
            }
            else if (FilterPattern().Match(path) is { Success: true } filter)
            {
                parts.Add($"condition {int.Parse(filter.Groups[1].Value, CultureInfo.InvariantCulture) + 1}");
            }
        }
        else if (path.Length > 0)
        {
            parts.Add(
                char.ToUpperInvariant(path[0])
                    + path[1..].Replace('_', ' ').Replace(".", " › ", StringComparison.Ordinal)
            );
        }
        return string.Join(" › ", parts);
    }

    private static int? Number(Regex pattern, string path) =>
        pattern.Match(path) is { Success: true } found
            ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^audiences\[(\d{1,4})\]")]
    private static partial Regex AudiencePattern();

    [GeneratedRegex(@"\.variations\[(\d{1,4})\]")]
    private static partial Regex VariationPattern();

    [GeneratedRegex(@"\.variables\[(\d{1,4})\]")]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"\.filters\[(\d{1,4})\]")]
    private static partial Regex FilterPattern();
}
