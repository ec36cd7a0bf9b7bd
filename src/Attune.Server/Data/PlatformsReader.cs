using System.Text.Json;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>
/// Reads <c>platforms</c>, a list of <c>{platform, active}</c>. The schema has it beside the attributes, every sample
/// among them; both are read. <c>active</c> is a text on the wire and may be a boolean.
/// </summary>
internal static class PlatformsReader
{
    public const string Field = "platforms";

    public static AttributeValue Read(JsonElement platforms, DataErrorList errors)
    {
        if (platforms.ValueKind != JsonValueKind.Array)
        {
            errors.Add(DataErrors.WrongType(Field, "Array"));
            return AttributeValue.Null;
        }
        var index = 0;
        foreach (var entry in platforms.EnumerateArray())
        {
            var found = errors.Count;
            Check(entry, errors);
            errors.PutBelow($"{Field}[{index++}]", found);
        }
        return AttributeJson.Read(platforms);
    }

    private static void Check(JsonElement entry, DataErrorList errors)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            errors.Add(DataErrors.WrongType(Field, "Array of Objects"));
            return;
        }
        if (
            DataFields.RequiredText(entry, "platform", errors) is { } platform
            && PlatformNames.Find(platform) == Platform.Unknown
        )
        {
            errors.Add(DataErrors.PlatformInvalid());
        }
        if (
            DataFields.Find(entry, "active") is { } active
            && active.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
            && !(active.ValueKind == JsonValueKind.String && bool.TryParse(active.GetString(), out _))
        )
        {
            errors.Add(DataErrors.NotAllowed("active", "'true' or 'false'"));
        }
    }
}
