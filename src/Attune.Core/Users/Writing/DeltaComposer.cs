using Attune.Core.Users.Identity;
using Attune.Core.Users.Profiles;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Writing;

/// <summary>Turns a change into the delta that it is for a given profile, or tells everything that stands against it.</summary>
internal sealed class DeltaComposer(UserLimits limits)
{
    /// <param name="profile">The profile as it is; of version 0 for one that is being made.</param>
    /// <param name="decision">What of the identity is new to the profile.</param>
    public UserDelta? Compose(
        UserProfile profile,
        CheckedChange change,
        IdentityDecision decision,
        IdentityRules rules,
        long nowMs,
        List<ChangeError> errors
    )
    {
        var creates = profile.Version == 0;
        var set = Attributes(profile, change, creates, decision.AddsCustomer, errors);
        var added = new List<Identifier>();
        var removed = new List<Identifier>();
        if (decision.AddsCustomer)
        {
            added.Add(change.Customer!.Value);
        }
        if (decision.AddsVisitor)
        {
            added.Add(change.Visitor!.Value);
        }
        Indexed(profile, set, rules, added, removed);
        Limits(profile, set, change, added, removed, errors);
        if (errors.Count > 0)
        {
            return null;
        }
        return new UserDelta
        {
            NowMs = nowMs,
            BucketingId = creates ? BucketingId(profile, change) : null,
            FirstSeenMs = creates ? ChangeValidator.InstantOf(change.Set[AttributeCatalog.FirstSeen]) : null,
            LastSeenMs = creates ? ChangeValidator.InstantOf(change.Set[AttributeCatalog.LastSeen]) : null,
            CustomerId = decision.AddsCustomer ? change.Customer!.Value.Value : null,
            Set = set,
            Sessions = change.Set[AttributeCatalog.SessionCount] is { Kind: AttributeKind.Integer } count
                ? count.AsInteger()
                : null,
            Events = change.Events,
            AddIdentifiers = added,
            RemoveIdentifiers = removed,
            JoinSegments = change.Source.JoinSegments,
            LeaveSegments = change.Source.LeaveSegments,
            GlobalControlGroup = change.Source.GlobalControlGroup,
            Devices = change.Source.Devices,
        };
    }

    // A caller who computes the bucket of somebody without a profile takes the same text (docs/bucketing.md).
    private static string BucketingId(UserProfile profile, CheckedChange change) =>
        change.Customer?.Value ?? change.Visitor?.Value ?? profile.Id.ToString("N");

    private static AttributeSet Attributes(
        UserProfile profile,
        CheckedChange change,
        bool creates,
        bool addsCustomer,
        List<ChangeError> errors
    )
    {
        var set = new AttributeSetBuilder();
        if (addsCustomer)
        {
            set.Set(AttributeCatalog.CustomerId, change.Customer!.Value.Value);
        }
        foreach (var (key, value) in change.Set)
        {
            // What the system maintains has fields of its own, and what is set at creation stays.
            var standard = AttributeCatalog.Find(key);
            var maintained =
                key
                is AttributeCatalog.CustomerId
                    or AttributeCatalog.FirstSeen
                    or AttributeCatalog.LastSeen
                    or AttributeCatalog.SessionCount;
            if (!maintained && (creates || standard is not { CreateOnly: true }))
            {
                set.Set(key, value);
            }
        }
        foreach (var other in change.Others)
        {
            // An identifier by which the user was not found, or a further one, is a fact about them if nothing else is known.
            if (set[other.Kind].IsMissing && profile.Attributes[other.Kind].IsNullOrMissing)
            {
                set.Set(other.Kind, other.Value);
            }
        }
        Arrays(profile, change, set, errors);
        return set.Build();
    }

    private static void Arrays(
        UserProfile profile,
        CheckedChange change,
        AttributeSetBuilder set,
        List<ChangeError> errors
    )
    {
        foreach (var (key, added) in change.Add)
        {
            if (Items(profile, key, nameof(UserChange.AddToArrays), errors) is { } items)
            {
                foreach (var item in added.AsArray())
                {
                    if (!items.Contains(item))
                    {
                        items.Add(item);
                    }
                }
                set.Set(key, AttributeValue.From(items.ToArray()));
            }
        }
        foreach (var (key, taken) in change.Remove)
        {
            if (Items(profile, key, nameof(UserChange.RemoveFromArrays), errors) is { } items)
            {
                foreach (var item in taken.AsArray())
                {
                    items.RemoveAll(known => known == item);
                }
                if (items.Count > 0 || profile.Attributes.Contains(key))
                {
                    set.Set(key, AttributeValue.From(items.ToArray()));
                }
            }
        }
    }

    private static List<AttributeValue>? Items(UserProfile profile, string key, string member, List<ChangeError> errors)
    {
        var value = profile.Attributes[key];
        if (value.IsNullOrMissing)
        {
            return [];
        }
        if (value.Kind == AttributeKind.Array)
        {
            return [.. value.AsArray()];
        }
        errors.Add(
            new($"{member}.{key}", $"The attribute is not an array but {value.Kind.ToString().ToLowerInvariant()}.")
        );
        return null;
    }

    private static void Indexed(
        UserProfile profile,
        AttributeSet set,
        IdentityRules rules,
        List<Identifier> added,
        List<Identifier> removed
    )
    {
        foreach (var kind in rules.Indexed)
        {
            if (!set.TryGet(kind, out var value))
            {
                continue;
            }
            var next = IdentityRules.TextOf(value);
            var last = IdentityRules.TextOf(profile.Attributes[kind]);
            if (last is not null && last != next)
            {
                var old = new Identifier(kind, last);
                if (profile.Identifiers.Contains(old))
                {
                    removed.Add(old);
                }
            }
            if (
                next is not null
                && new Identifier(kind, next) is var identifier
                && !profile.Identifiers.Contains(identifier)
            )
            {
                added.Add(identifier);
            }
        }
    }

    private void Limits(
        UserProfile profile,
        AttributeSet set,
        CheckedChange change,
        List<Identifier> added,
        List<Identifier> removed,
        List<ChangeError> errors
    )
    {
        if (set.Count > 0)
        {
            var attributes = profile.Attributes.Overlay(set);
            if (attributes.Count > limits.AttributesPerUser)
            {
                errors.Add(new(nameof(UserChange.Set), $"A user has at most {limits.AttributesPerUser} attributes."));
            }
            if (attributes.SizeInBytes > limits.AttributeBytesPerUser)
            {
                errors.Add(
                    new(
                        nameof(UserChange.Set),
                        $"A user's attributes have at most {limits.AttributeBytesPerUser} bytes."
                    )
                );
            }
        }
        if (profile.Identifiers.Count + added.Count - removed.Count > limits.IdentifiersPerUser)
        {
            errors.Add(
                new(nameof(UserChange.Identifiers), $"A user has at most {limits.IdentifiersPerUser} identifiers.")
            );
        }
        var joined = change.Source.JoinSegments.Distinct().Count(id => !profile.Segments.Contains(id));
        var left = change.Source.LeaveSegments.Distinct().Count(profile.Segments.Contains);
        if (joined > 0 && profile.Segments.Ids.Length + joined - left > limits.SegmentsPerUser)
        {
            errors.Add(
                new(nameof(UserChange.JoinSegments), $"A user is in at most {limits.SegmentsPerUser} segments.")
            );
        }
    }
}
