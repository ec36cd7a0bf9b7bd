namespace Attune.Core.Webhooks;

/// <summary>A webhook as people write it.</summary>
public sealed record WebhookInput
{
    /// <summary>1 to 100 characters, unique in the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>An http or https address that this server may call.</summary>
    public required string Url { get; init; }

    /// <summary>Types such as <c>coupon_list.shortage</c>, or <c>coupon_list.*</c>; <c>*</c> for all.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    public bool Active { get; init; } = true;

    /// <summary>Whether an update makes a new signing key; the old one ends with it.</summary>
    public bool RotateSecret { get; init; }
}
