using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Storage.Tests.Users;

/// <summary>Short ways to say what callers send.</summary>
internal static class Changes
{
    public static UserChange Customer(string id) => new() { Identifiers = [new(Identifier.CustomerId, id)] };

    public static UserChange Visitor(string id) => new() { Identifiers = [new(Identifier.VisitorId, id)] };

    public static UserChange Email(string value) => new() { Identifiers = [new(Identifier.Email, value)] };

    public static UserChange And(this UserChange change, string kind, string value) =>
        change with
        {
            Identifiers = [.. change.Identifiers, new(kind, value)],
        };

    public static UserChange With(this UserChange change, string key, AttributeValue value) =>
        change with
        {
            Set = change.Set.With(key, value),
        };

    public static UserChange Did(this UserChange change, string name, DateTimeOffset time, Guid? uuid = null) =>
        change with
        {
            Events =
            [
                .. change.Events,
                new UserEvent
                {
                    Name = name,
                    TimeMs = time.ToUnixTimeMilliseconds(),
                    Uuid = uuid,
                },
            ],
        };

    public static UserChange ExistingOnly(this UserChange change) => change with { CreateIfMissing = false };

    public static AttributeValue Array(params string[] items) =>
        AttributeValue.From(items.Select(item => AttributeValue.From(item)).ToArray());
}
