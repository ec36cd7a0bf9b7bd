using Attune.Decisions.Users;

namespace Attune.Core.Users.Profiles;

/// <summary>
/// Applies a delta to a profile: the one place that does, for an operation as it happens and for the journal read back. It
/// reads no clock and cannot fail.
/// </summary>
internal sealed class DeltaApplication(UserLimits limits)
{
    /// <summary>The profile one version on.</summary>
    public UserProfile Apply(UserProfile profile, UserDelta delta)
    {
        if (delta.MergedInto is not null)
        {
            // A profile that has gone leaves only the way to the one it went into.
            return new UserProfile
            {
                Id = profile.Id,
                Version = profile.Version + 1,
                UpdatedMs = delta.NowMs,
                MergedInto = delta.MergedInto,
            };
        }
        var sessions = delta.Sessions ?? profile.Sessions;
        var lastSeen = Math.Max(profile.Version == 0 ? delta.NowMs : profile.LastSeenMs, delta.LastSeenMs ?? 0);
        var exposed = profile.Exposed || delta.Exposed;
        var exposures = profile.Exposures.With(delta.Exposures);
        var assignments = profile.Assignments.With(delta.Assignments);
        var before = profile.Version == 0 ? long.MinValue / 2 : profile.LastSeenMs;
        foreach (var happened in delta.Events)
        {
            exposed = exposed || ExposureEvents.Contains(happened.Name);
            if (ExposureEvents.TryRead(happened, out var experience, out var mark))
            {
                if (happened.Name == ExposureEvents.Assigned)
                {
                    // Attune's own note, nothing that the user did.
                    assignments = assignments.With(experience, mark);
                    continue;
                }
                exposures = exposures.With(experience, mark);
            }
            var time = Math.Min(happened.TimeMs, delta.NowMs);
            if (!delta.EventsAreMoved && (sessions == 0 || time - before >= UserProfile.SessionPauseMs))
            {
                sessions++;
            }
            before = Math.Max(before, time);
            lastSeen = Math.Max(lastSeen, time);
        }
        return profile with
        {
            Version = profile.Version + 1,
            BucketingId = delta.BucketingId ?? profile.BucketingId,
            CustomerId = delta.CustomerId ?? profile.CustomerId,
            Identifiers = Identifiers(profile.Identifiers, delta),
            Attributes = profile.Attributes.Overlay(delta.Set),
            Events = profile.Events.Append(delta.Events, limits.EventsPerUser),
            Segments = Segments(profile.Segments, delta),
            GlobalControlGroup = delta.GlobalControlGroup ?? profile.GlobalControlGroup,
            Devices = Devices(profile.Devices, delta.Devices),
            FirstSeenMs = FirstSeen(profile, delta),
            LastSeenMs = lastSeen,
            UpdatedMs = Math.Max(profile.UpdatedMs, delta.NowMs),
            Sessions = sessions,
            Exposed = exposed,
            Exposures = exposures,
            Assignments = assignments,
            Absorbed = delta.Absorbed.Count == 0 ? profile.Absorbed : [.. profile.Absorbed, .. delta.Absorbed],
        };
    }

    private static long FirstSeen(UserProfile profile, UserDelta delta) =>
        profile.Version == 0
            ? delta.FirstSeenMs ?? delta.NowMs
            : Math.Min(profile.FirstSeenMs, delta.FirstSeenMs ?? long.MaxValue);

    private static IReadOnlyList<Identifier> Identifiers(IReadOnlyList<Identifier> identifiers, UserDelta delta)
    {
        if (delta.AddIdentifiers.Count == 0 && delta.RemoveIdentifiers.Count == 0)
        {
            return identifiers;
        }
        var next = identifiers.Where(identifier => !delta.RemoveIdentifiers.Contains(identifier)).ToList();
        foreach (var identifier in delta.AddIdentifiers)
        {
            if (!next.Contains(identifier))
            {
                next.Add(identifier);
            }
        }
        return next.ToArray();
    }

    private static SegmentMembership Segments(SegmentMembership segments, UserDelta delta)
    {
        foreach (var id in delta.LeaveSegments)
        {
            segments = segments.Without(id);
        }
        foreach (var id in delta.JoinSegments)
        {
            segments = segments.With(id);
        }
        return segments;
    }

    private AttributeSet Devices(AttributeSet devices, IReadOnlyList<DeviceChange> changes)
    {
        if (changes.Count == 0)
        {
            return devices;
        }
        var builder = devices.ToBuilder();
        foreach (var change in changes)
        {
            var known = builder[change.DeviceId] is { Kind: AttributeKind.Object } value
                ? value.AsObject()
                : AttributeSet.Empty;
            // Taken out first, so that the device goes to the end of the order.
            builder.Remove(change.DeviceId);
            builder.Set(change.DeviceId, AttributeValue.From(known.Overlay(change.Attributes)));
        }
        while (builder.Count > limits.DevicesPerUser)
        {
            builder.Remove(First(builder));
        }
        return builder.Build();
    }

    private static string First(AttributeSetBuilder builder)
    {
        foreach (var (key, _) in builder.Build())
        {
            return key;
        }
        throw new InvalidOperationException("There is no device to make room.");
    }
}
