using System.Text.Json;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>Reads an attribute's value exactly; what cannot be kept exactly is refused.</summary>
internal static class AttributeValues
{
    public static bool TryRead(JsonProperty member, DataErrorList errors, out AttributeValue value)
    {
        try
        {
            value = AttributeJson.Read(member.Value);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            errors.Add(DataErrors.Invalid(member.Name, $"can not be kept: {failure.Message}"));
            value = default;
            return false;
        }
    }
}
