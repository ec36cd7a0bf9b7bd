using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Attune.Server.Management.Http;

/// <summary>Versions as entity tags: version 7 is <c>"7"</c>.</summary>
internal static class EntityTag
{
    public static string Format(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// What If-Match asks for. False where there is no such header; version is null for <c>*</c>, and 0, which is never the
    /// version of anything, where no tag is one of ours.
    /// </summary>
    public static bool TryReadIfMatch(IHeaderDictionary headers, out long? version)
    {
        version = 0;
        if (headers.IfMatch.Count == 0)
        {
            return false;
        }
        foreach (var tag in EntityTagHeaderValue.ParseList(headers.IfMatch!).Where(tag => !tag.IsWeak))
        {
            if (tag.Equals(EntityTagHeaderValue.Any))
            {
                version = null;
                return true;
            }
            if (
                long.TryParse(
                    tag.Tag.AsSpan().Trim('"'),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var number
                )
            )
            {
                version = number;
            }
        }
        return true;
    }
}
