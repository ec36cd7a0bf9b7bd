using Attune.Decisions.Users;

namespace Attune.Core.Users.Deciding;

/// <summary>Whom the identifiers of a request found.</summary>
internal struct FoundUser
{
    public UserView? ByCustomer { get; set; }

    public UserView? ByOther { get; set; }

    public UserView? ByVisitor { get; set; }

    /// <summary>The one who is decided on (wire.md 1.3): by customer id, else by other identifiers, else by visitor id.</summary>
    public readonly UserView? View => ByCustomer ?? ByOther ?? ByVisitor;

    /// <summary>The customer and an anonymous visitor whom the request shows to be the same.</summary>
    public readonly bool AreTwoProfiles =>
        ByCustomer is not null && ByVisitor is { CustomerId: null } && ByCustomer.Id != ByVisitor.Id;

    /// <summary>Whether something is to be written: two ids that are not of one user yet, or a profile that may be made.</summary>
    public readonly bool NeedsEffect(DecideRequest request)
    {
        if (request.WithoutEffects || (request.CustomerId is null && request.VisitorId is null))
        {
            return false;
        }
        if (View is null)
        {
            return request.UserIdentifiers.Count > 0;
        }
        if (request.CustomerId is null || request.VisitorId is null)
        {
            return false;
        }
        return ByCustomer is null ? ByVisitor is { CustomerId: null } : ByCustomer.Id != ByVisitor?.Id;
    }
}
