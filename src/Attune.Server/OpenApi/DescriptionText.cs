using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Attune.Server.OpenApi;

/// <summary>
/// Makes comments of the code fit for readers of the API: without the line breaks of the source, and without references to
/// pages that they do not have.
/// </summary>
internal static partial class DescriptionText
{
    public static void Clean(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    Clean(item);
                }
                break;
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (name is "description" or "summary" && value is JsonValue text)
                    {
                        members[name] = Clean(text.GetValue<string>());
                    }
                    else if (name is not ("example" or "examples"))
                    {
                        Clean(value);
                    }
                }
                break;
        }
    }

    internal static string Clean(string text) =>
        LineBreak().Replace(Page().Replace(Reference().Replace(text, ""), ""), " ").Trim();

    [GeneratedRegex(@"\s*\([^()]*\b(?:wire\.md|seeds?)\b[^()]*\)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?:,?\s*\b(?:in the words )?(?:of|see|by|as in))?\s*\bwire\.md(?: section)? \d+(?:\.\d+)*")]
    private static partial Regex Page();

    [GeneratedRegex(@"(?<!\n)[ \t]*\r?\n[ \t]*(?!\s)")]
    private static partial Regex LineBreak();
}
