using System.Text.Json;

namespace Attune.Server.Http;

/// <summary>
/// Finds <c>\ud800</c> and its like without their other half: valid JSON that stands for no text, and that no later
/// reader can turn into a string.
/// </summary>
internal static class EscapedSurrogates
{
    /// <summary>Whether every escape in this JSON stands for a whole character.</summary>
    /// <exception cref="JsonException">It is not JSON. Not every such text is found here.</exception>
    public static bool AreWhole(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
        {
            return true;
        }
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
            {
                continue;
            }
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
        return true;
    }
}
