using Attune.Core.Users.Profiles;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Merging;

/// <summary>
/// Two profiles become one. The retained one keeps what it has; the other fills gaps, and brings its events, identifiers,
/// segments, devices and control-group listing. The retained bucketing id wins, unless only the other has met an experience:
/// then whoever was shown a variation keeps it.
/// </summary>
internal static class ProfileUnion
{
    /// <summary>What the retained profile gets.</summary>
    /// <param name="eventsFromMs">Earlier events do not move; milliseconds since 1970.</param>
    public static UserDelta Retain(UserProfile retained, UserProfile merged, long nowMs, long eventsFromMs)
    {
        var handsOnBucket = !retained.Exposed && merged.Exposed;
        var events = new List<UserEvent>();
        foreach (var happened in merged.Events.History.Enumerate())
        {
            if (happened.TimeMs >= eventsFromMs)
            {
                events.Add(happened.ToUserEvent());
            }
        }
        return new UserDelta
        {
            NowMs = nowMs,
            BucketingId = handsOnBucket ? merged.BucketingId : null,
            FirstSeenMs = merged.FirstSeenMs,
            CustomerId = retained.CustomerId is null ? merged.CustomerId : null,
            Set = Gaps(retained.Attributes, merged.Attributes),
            Sessions = retained.Sessions + merged.Sessions,
            LastSeenMs = merged.LastSeenMs,
            Events = events,
            EventsAreMoved = true,
            AddIdentifiers = merged.Identifiers,
            JoinSegments = merged.Segments.Ids.ToArray(),
            GlobalControlGroup =
                retained.GlobalControlGroup == ControlGroupListing.ByShare
                && merged.GlobalControlGroup != ControlGroupListing.ByShare
                    ? merged.GlobalControlGroup
                    : null,
            Devices = Devices(retained, merged),
            Exposed = merged.Exposed,
            Exposures = merged.Exposures,
            Assignments = merged.Assignments,
            Absorbed = [merged.Id, .. merged.Absorbed],
        };
    }

    /// <summary>What is left of the other one: the way to the retained.</summary>
    public static UserDelta End(UserProfile retained, long nowMs) => new() { NowMs = nowMs, MergedInto = retained.Id };

    private static AttributeSet Gaps(AttributeSet retained, AttributeSet merged)
    {
        var gaps = new AttributeSetBuilder();
        foreach (var (key, value) in merged)
        {
            if (retained[key].IsNullOrMissing)
            {
                gaps.Set(key, value);
            }
        }
        return gaps.Build();
    }

    private static List<DeviceChange> Devices(UserProfile retained, UserProfile merged)
    {
        var devices = new List<DeviceChange>();
        foreach (var (id, device) in merged.Devices)
        {
            var gaps = retained.Devices[id] is { Kind: AttributeKind.Object } known
                ? Gaps(known.AsObject(), device.AsObject())
                : device.AsObject();
            devices.Add(new DeviceChange(id, gaps));
        }
        return devices;
    }
}
