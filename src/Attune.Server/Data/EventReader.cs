using System.Text.Json;
using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>Reads a request, or an element of a bulk request, of type <c>event</c> (wire.md 5.1, Track event).</summary>
internal sealed class EventReader(IdentityReader identity, ActionReader actions)
{
    public const string Type = "event";

    /// <summary>The change; events whose local time is yet to be settled are in <paramref name="local"/>.</summary>
    public UserChange Read(JsonElement request, DataErrorList errors, out IReadOnlyList<LocalEvent> local)
    {
        var identifiers = identity.Read(request, AttributeSet.Empty, errors);
        var deviceId = DataFields.OptionalText(request, "device_id", errors);
        var events = new List<UserEvent>();
        var unsettled = new List<LocalEvent>();
        local = unsettled;
        if (DataFields.RequiredArray(request, "actions", errors) is { } list)
        {
            var index = 0;
            foreach (var element in list.EnumerateArray())
            {
                var found = errors.Count;
                if (actions.Read(element, deviceId, errors) is { } action)
                {
                    if (action.IsLocal)
                    {
                        unsettled.Add(new LocalEvent(events.Count, action.Event));
                    }
                    events.Add(action.Event);
                }
                errors.PutBelow($"actions[{index++}]", found);
            }
        }
        return new UserChange
        {
            Identifiers = identifiers,
            CreateIfMissing = !DataFields.Flag(request, "update_existing_only", errors),
            Events = events,
        };
    }
}
