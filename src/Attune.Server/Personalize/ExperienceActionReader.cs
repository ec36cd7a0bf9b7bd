using System.Text.Json;
using Attune.Core.Exposures;
using Attune.Decisions;
using Attune.Decisions.Users;
using Attune.Server.Data;

namespace Attune.Server.Personalize;

/// <summary>
/// Reads <c>actions</c> of one element: what was shown or clicked, with the <c>experience_context</c> of the answer to fetch
/// as <c>attributes</c> (wire.md 2.2).
/// </summary>
internal sealed class ExperienceActionReader(TimeProvider time)
{
    /// <summary>Actions of one element.</summary>
    public const int MaxActions = 1_000;

    /// <summary>Characters of the name of what was clicked.</summary>
    public const int MaxElementName = 200;

    private const string Shown = "MOE_PERSONALIZATION_MESSAGE_SHOWN";
    private const string Clicked = "MOE_PERSONALIZATION_MESSAGE_CLICKED";
    private const string ElementField = "b_id";
    private const string WebPersonalization = "Web Personalization";

    private static readonly string[] Required =
    [
        "cid",
        "experience",
        "moe_locale_id",
        "moe_variation_id",
        "audience_name",
        "audience_id",
    ];

    public IReadOnlyList<UserEvent> Read(
        JsonElement element,
        int index,
        int? offsetSeconds,
        List<RejectedElement> problems
    )
    {
        const string field = "actions";
        if (DataFields.Find(element, field) is not { } actions)
        {
            problems.Add(new(index, field, "It is required."));
            return [];
        }
        if (actions.ValueKind != JsonValueKind.Array || actions.GetArrayLength() is 0 or > MaxActions)
        {
            problems.Add(new(index, field, $"It must be a list of 1 to {MaxActions} actions."));
            return [];
        }
        var events = new List<UserEvent>(actions.GetArrayLength());
        var at = 0;
        foreach (var action in actions.EnumerateArray())
        {
            if (ReadOne(action, $"{field}[{at++}]", index, offsetSeconds, problems) is { } happened)
            {
                events.Add(happened);
            }
        }
        return events;
    }

    private UserEvent? ReadOne(
        JsonElement action,
        string path,
        int index,
        int? offsetSeconds,
        List<RejectedElement> problems
    )
    {
        if (action.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(index, path, "An action is an object."));
            return null;
        }
        var before = problems.Count;
        var name = DataFields.Find(action, "action") is { ValueKind: JsonValueKind.String } given
            ? given.GetString()
            : null;
        if (name is not (Shown or Clicked))
        {
            problems.Add(new(index, $"{path}.action", $"It must be {Shown} or {Clicked}."));
        }
        var uuid = ReadUuid(action, path, index, problems);
        var timeMs = ReadTime(action, path, index, problems);
        var attributes = ReadAttributes(action, path, index, problems);
        return problems.Count > before
            ? null
            : new UserEvent
            {
                Name = name!,
                TimeMs = timeMs,
                Uuid = uuid,
                Platform = DataFields.Find(action, "platform") is { ValueKind: JsonValueKind.String } platform
                    ? PlatformNames.Find(platform.GetString()!)
                    : Platform.Unknown,
                OffsetSeconds = offsetSeconds,
                Attributes = attributes,
            };
    }

    private static Guid? ReadUuid(JsonElement action, string path, int index, List<RejectedElement> problems)
    {
        if (DataFields.Find(action, "moe_event_uuid") is not { } value)
        {
            return null;
        }
        if (value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var uuid))
        {
            return uuid;
        }
        problems.Add(new(index, $"{path}.moe_event_uuid", "It must be a UUID."));
        return null;
    }

    private long ReadTime(JsonElement action, string path, int index, List<RejectedElement> problems)
    {
        var now = time.GetUtcNow();
        if (DataFields.Find(action, "event_time") is not { } value)
        {
            return now.ToUnixTimeMilliseconds();
        }
        if (WireTime.TryRead(value) is not { } read)
        {
            problems.Add(new(index, $"{path}.event_time", "It must be epoch seconds, or ISO 8601."));
            return 0;
        }
        if (read.InstantMs > (now + EventTimeReader.ClockSkew).ToUnixTimeMilliseconds())
        {
            problems.Add(new(index, $"{path}.event_time", "It must not be in the future."));
        }
        return Math.Min(read.InstantMs, now.ToUnixTimeMilliseconds());
    }

    private static AttributeSet ReadAttributes(
        JsonElement action,
        string path,
        int index,
        List<RejectedElement> problems
    )
    {
        path = $"{path}.attributes";
        if (DataFields.Find(action, "attributes") is not { ValueKind: JsonValueKind.Object } attributes)
        {
            problems.Add(new(index, path, "It must be the experience_context of the answer to fetch."));
            return AttributeSet.Empty;
        }
        var set = new AttributeSetBuilder();
        foreach (var name in Required)
        {
            if (DataFields.Find(attributes, name) is not { ValueKind: JsonValueKind.String } value)
            {
                problems.Add(new(index, $"{path}.{name}", "It is required, as a text."));
            }
            else if (name != "cid" || ContextToken.TryRead(value.GetString(), out _))
            {
                set.Set(name, value.GetString()!);
            }
            else
            {
                problems.Add(new(index, $"{path}.{name}", "It is not the cid of an answer to fetch."));
            }
        }
        if (
            DataFields.Find(attributes, "type") is { } type
            && !(type.ValueKind == JsonValueKind.String && type.ValueEquals(WebPersonalization))
        )
        {
            problems.Add(new(index, $"{path}.type", $"It must be {WebPersonalization}."));
        }
        ReadElementName(action, attributes, path, index, set, problems);
        return set.Build();
    }

    /// <summary>The schema has it beside the attributes, the published samples among them.</summary>
    private static void ReadElementName(
        JsonElement action,
        JsonElement attributes,
        string path,
        int index,
        AttributeSetBuilder set,
        List<RejectedElement> problems
    )
    {
        if ((DataFields.Find(action, ElementField) ?? DataFields.Find(attributes, ElementField)) is not { } value)
        {
            return;
        }
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Length <= MaxElementName)
        {
            set.Set(ElementField, value.GetString()!);
            return;
        }
        problems.Add(
            new(index, $"{path}.{ElementField}", $"It must be a text of {MaxElementName} characters at most.")
        );
    }
}
