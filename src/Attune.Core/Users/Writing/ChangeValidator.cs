using Attune.Core.Users.Identity;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Writing;

/// <summary>Tells everything that is wrong with a change and can be told without the user.</summary>
internal sealed class ChangeValidator(UserLimits limits)
{
    private const int LargestOffset = 54_000;

    /// <returns>The change in order, or null where there are errors.</returns>
    public CheckedChange? Check(UserChange change, IdentityRules rules, List<ChangeError> errors)
    {
        var identity = Identifiers(change, rules, errors);
        var set = AttributeCatalog.Canonical(change.Set);
        var add = AttributeCatalog.Canonical(change.AddToArrays);
        var remove = AttributeCatalog.Canonical(change.RemoveFromArrays);
        Arrays(add, nameof(UserChange.AddToArrays), set, errors);
        Arrays(remove, nameof(UserChange.RemoveFromArrays), set, errors);
        foreach (var (key, _) in add)
        {
            if (remove.Contains(key))
            {
                errors.Add(
                    new($"{nameof(UserChange.AddToArrays)}.{key}", $"Cannot add and remove '{key}' at the same time.")
                );
            }
        }
        Indexed(set, rules, errors);
        System(set, identity.Customer, errors);
        Events(change, errors);
        Devices(change, errors);
        if (change.TimezoneOffsetSeconds is < -LargestOffset or > LargestOffset)
        {
            errors.Add(
                new(nameof(UserChange.TimezoneOffsetSeconds), $"Expected -{LargestOffset} to {LargestOffset} seconds.")
            );
        }
        Segments(change.JoinSegments, nameof(UserChange.JoinSegments), errors);
        Segments(change.LeaveSegments, nameof(UserChange.LeaveSegments), errors);
        if (errors.Count > 0)
        {
            return null;
        }
        if (change.TimezoneOffsetSeconds is { } seconds)
        {
            set = set.With(AttributeCatalog.TimezoneOffset, AttributeValue.From((long)(seconds / 60)));
        }
        return identity with { Set = set, Add = add, Remove = remove, Events = change.Events };
    }

    private static CheckedChange Identifiers(UserChange change, IdentityRules rules, List<ChangeError> errors)
    {
        var sorted = new CheckedChange { Source = change };
        var others = new List<Identifier>();
        for (var i = 0; i < change.Identifiers.Count; i++)
        {
            var path = $"{nameof(UserChange.Identifiers)}[{i}]";
            var identifier = change.Identifiers[i];
            if (!identifier.IsValid)
            {
                errors.Add(
                    new(
                        path,
                        $"Expected 1 to {UserLimits.IdentifierLength} characters of whole Unicode text without U+0000."
                    )
                );
                continue;
            }
            switch (identifier.Kind)
            {
                case Identifier.CustomerId when sorted.Customer is null:
                    sorted = sorted with { Customer = identifier };
                    break;
                case Identifier.VisitorId when sorted.Visitor is null:
                    sorted = sorted with { Visitor = identifier };
                    break;
                case Identifier.InternalId when sorted.Internal is null:
                    sorted = sorted with { Internal = identifier };
                    break;
                case Identifier.CustomerId or Identifier.VisitorId or Identifier.InternalId:
                    errors.Add(new(path, $"A second {identifier.Kind} was given."));
                    break;
                default:
                    var kind = AttributeCatalog.Canonical(identifier.Kind);
                    if (rules.Resolving.Contains(kind, StringComparer.Ordinal))
                    {
                        others.Add(new Identifier(kind, identifier.Value));
                    }
                    else
                    {
                        errors.Add(new(path, $"The workspace has no identifier '{identifier.Kind}'."));
                    }
                    break;
            }
        }
        if (change.Identifiers.Count == 0)
        {
            errors.Add(new(nameof(UserChange.Identifiers), "At least one identifier is needed."));
        }
        others.Sort((a, b) => Place(rules, a).CompareTo(Place(rules, b)));
        return sorted with { Others = others };
    }

    private static int Place(IdentityRules rules, Identifier identifier)
    {
        for (var i = 0; i < rules.Resolving.Count; i++)
        {
            if (rules.Resolving[i] == identifier.Kind)
            {
                return i;
            }
        }
        return int.MaxValue;
    }

    private static void Arrays(AttributeSet arrays, string member, AttributeSet set, List<ChangeError> errors)
    {
        foreach (var (key, value) in arrays)
        {
            if (value.Kind != AttributeKind.Array)
            {
                errors.Add(new($"{member}.{key}", "Expected an array of values."));
            }
            else if (set.Contains(key))
            {
                errors.Add(new($"{member}.{key}", "The attribute is set in the same change."));
            }
            else if (AttributeCatalog.Find(key) is not null)
            {
                errors.Add(new($"{member}.{key}", "A standard attribute is not an array."));
            }
        }
    }

    private static void Indexed(AttributeSet set, IdentityRules rules, List<ChangeError> errors)
    {
        foreach (var kind in rules.Indexed)
        {
            if (IdentityRules.TextOf(set[kind]) is { Length: > UserLimits.IdentifierLength })
            {
                errors.Add(
                    new(
                        $"{nameof(UserChange.Set)}.{kind}",
                        $"Expected at most {UserLimits.IdentifierLength} characters."
                    )
                );
            }
        }
    }

    private static void System(AttributeSet set, Identifier? customer, List<ChangeError> errors)
    {
        if (set.TryGet(AttributeCatalog.CustomerId, out var uid) && IdentityRules.TextOf(uid) != customer?.Value)
        {
            errors.Add(
                new(
                    $"{nameof(UserChange.Set)}.{AttributeCatalog.CustomerId}",
                    "A customer id is not changed by an attribute."
                )
            );
        }
        if (set.TryGet(AttributeCatalog.SessionCount, out var count) && count is not { Kind: AttributeKind.Integer })
        {
            errors.Add(new($"{nameof(UserChange.Set)}.{AttributeCatalog.SessionCount}", "Expected a whole number."));
        }
        foreach (var key in (ReadOnlySpan<string>)[AttributeCatalog.FirstSeen, AttributeCatalog.LastSeen])
        {
            if (set.TryGet(key, out var seen) && InstantOf(seen) is null)
            {
                errors.Add(
                    new($"{nameof(UserChange.Set)}.{key}", "Expected an ISO 8601 time or milliseconds since 1970.")
                );
            }
        }
    }

    /// <summary>A time that a caller gave for a first or last sight, in milliseconds since 1970; null where it is none.</summary>
    internal static long? InstantOf(AttributeValue value) =>
        value.Kind switch
        {
            AttributeKind.Integer => value.AsInteger(),
            AttributeKind.String
                when DateTimeOffset.TryParse(
                    value.AsString(),
                    global::System.Globalization.CultureInfo.InvariantCulture,
                    global::System.Globalization.DateTimeStyles.AssumeUniversal,
                    out var time
                ) => time.ToUnixTimeMilliseconds(),
            _ => null,
        };

    private static void Events(UserChange change, List<ChangeError> errors)
    {
        for (var i = 0; i < change.Events.Count; i++)
        {
            if (string.IsNullOrEmpty(change.Events[i].Name))
            {
                errors.Add(new($"{nameof(UserChange.Events)}[{i}]", "An event needs a name."));
            }
        }
    }

    private static void Devices(UserChange change, List<ChangeError> errors)
    {
        for (var i = 0; i < change.Devices.Count; i++)
        {
            if (change.Devices[i].DeviceId is not { Length: > 0 and <= UserLimits.IdentifierLength })
            {
                errors.Add(
                    new(
                        $"{nameof(UserChange.Devices)}[{i}]",
                        $"Expected a device id of 1 to {UserLimits.IdentifierLength} characters."
                    )
                );
            }
        }
    }

    private void Segments(IReadOnlyList<string> segments, string member, List<ChangeError> errors)
    {
        if (segments.Count > limits.SegmentsPerUser)
        {
            errors.Add(new(member, $"A user is in at most {limits.SegmentsPerUser} segments."));
        }
        if (segments.Any(string.IsNullOrEmpty))
        {
            errors.Add(new(member, "A segment has an id."));
        }
    }
}
