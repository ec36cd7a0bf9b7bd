namespace Attune.Core.Webhooks;

/// <summary>Where a workspace wants to be told of events. Its signing key is kept beside the document, encrypted. Immutable.</summary>
public sealed record WebhookEndpoint
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    /// <summary>Types such as <c>coupon_list.shortage</c>, or <c>coupon_list.*</c>; <c>*</c> for all.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>False to keep it and send nothing.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Whether it wants events of this type.</summary>
    public bool Wants(string type) =>
        Active
        && Events.Any(pattern =>
            pattern == type
            || pattern == "*"
            || (
                pattern.EndsWith(".*", StringComparison.Ordinal)
                && type.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
            )
        );
}
