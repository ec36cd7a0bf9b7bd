using Microsoft.Net.Http.Headers;

namespace Attune.Server.Http;

/// <summary>
/// The media types read as JSON: <c>application/json</c> and <c>application/*+json</c>, with no charset or UTF-8.
/// </summary>
internal static class JsonMediaType
{
    public static bool Matches(string? contentType)
    {
        if (string.Equals(contentType, "application/json", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        return MediaTypeHeaderValue.TryParse(contentType, out var parsed)
            && parsed.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
            && (
                parsed.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
                || parsed.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
            )
            && (
                !parsed.Charset.HasValue
                || HeaderUtilities.RemoveQuotes(parsed.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            );
    }
}
