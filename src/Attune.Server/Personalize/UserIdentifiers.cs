using System.Text;
using System.Text.Json;
using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Personalize;

/// <summary>
/// Reads <c>user_identifiers</c>, which the schema calls a string and every example writes as an object: both are read.
/// </summary>
internal static class UserIdentifiers
{
    /// <summary>
    /// Reads the object at the reader's current token and leaves the reader on its end; false where a value is no string.
    /// </summary>
    public static bool TryRead(ref Utf8JsonReader reader, List<Identifier> into)
    {
        var start = into.Count;
        var sound = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var kind = AttributeCatalog.Canonical(reader.GetString()!);
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.String when reader.GetString() is { Length: > 0 } value:
                    Add(into, start, new Identifier(kind, value));
                    break;
                case JsonTokenType.String or JsonTokenType.Null:
                    break;
                default:
                    sound = false;
                    reader.Skip();
                    break;
            }
        }
        return sound;
    }

    /// <summary>Reads an object that is written as a string.</summary>
    public static bool TryRead(string json, List<Identifier> into)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        try
        {
            return reader.Read()
                && reader.TokenType == JsonTokenType.StartObject
                && TryRead(ref reader, into)
                && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Add(List<Identifier> into, int start, Identifier identifier)
    {
        for (var at = start; at < into.Count; at++)
        {
            if (into[at].Kind == identifier.Kind)
            {
                throw new JsonException($"The identifier '{identifier.Kind}' is named twice.");
            }
        }
        into.Add(identifier);
    }
}
