using Attune.Decisions.Users;

namespace Attune.Core.Users;

/// <summary>All that the directory holds on one person.</summary>
public sealed record UserExport
{
    public required UserView View { get; init; }

    /// <summary>Every identifier that finds the user.</summary>
    public required IReadOnlyList<Identifier> Identifiers { get; init; }

    /// <summary>Every stored event, also those too many to be decided on; earliest first.</summary>
    public required EventHistory Events { get; init; }

    /// <summary>The user's devices by id, each an object.</summary>
    public required AttributeSet Devices { get; init; }

    /// <summary>When the profile was last written.</summary>
    public required DateTimeOffset Updated { get; init; }
}
