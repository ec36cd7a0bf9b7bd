using Attune.Core.Users.Memory;

namespace Attune.Core.Users.Identity;

/// <summary>Whom a change is for, decided while the turns of all whom it may concern are held.</summary>
internal readonly record struct IdentityDecision
{
    /// <summary>The user, or null for one who must be made.</summary>
    public UserState? Target { get; init; }

    /// <summary>The visitor's profile that goes into the customer's.</summary>
    public UserState? Absorbed { get; init; }

    /// <summary>The customer who had the visitor id until now.</summary>
    public UserState? VisitorTakenFrom { get; init; }

    /// <summary>The customer id is new to the user.</summary>
    public bool AddsCustomer { get; init; }

    /// <summary>The visitor id is new to the user.</summary>
    public bool AddsVisitor { get; init; }

    /// <summary>Someone whom the change concerns is not in the turn: the rest of the batch must be prepared anew.</summary>
    public bool IsStale { get; init; }
}
