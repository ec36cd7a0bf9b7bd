using Attune.Core.Users.Memory;
using Attune.Core.Users.Writing;

namespace Attune.Core.Users.Identity;

/// <summary>
/// Who is meant by a change's identifiers (docs/users.md). Customer ids are never taken for one another; a visitor who has not
/// said who they are becomes the customer named beside them; email, mobile and custom identifiers find, and link nobody.
/// </summary>
internal static class IdentityResolver
{
    public static IdentityDecision Resolve(CheckedChange change, PreparedSlots slots)
    {
        if (change.Internal is { } own)
        {
            return Of(slots.Find(own));
        }
        var byCustomer = slots.Find(change.Customer);
        var byVisitor = slots.Find(change.Visitor);
        if (byCustomer.IsStale || byVisitor.IsStale)
        {
            return new IdentityDecision { IsStale = true };
        }
        var visitor = byVisitor.State;
        if (change.Customer is not null)
        {
            return ForCustomer(change, byCustomer.State, visitor);
        }
        if (visitor is not null)
        {
            return new IdentityDecision { Target = visitor };
        }
        foreach (var other in change.Others)
        {
            var found = slots.Find(other);
            if (found.IsStale || found.State is not null)
            {
                return Of(found) with { AddsVisitor = change.Visitor is not null };
            }
        }
        return new IdentityDecision { AddsVisitor = change.Visitor is not null };
    }

    private static IdentityDecision ForCustomer(CheckedChange change, UserState? customer, UserState? visitor)
    {
        var isAnonymous = visitor is not null && visitor.Pending.CustomerId is null;
        if (customer is null)
        {
            return isAnonymous
                ? new IdentityDecision { Target = visitor, AddsCustomer = true }
                : new IdentityDecision
                {
                    AddsCustomer = true,
                    AddsVisitor = change.Visitor is not null,
                    VisitorTakenFrom = visitor,
                };
        }
        if (change.Visitor is null || ReferenceEquals(customer, visitor))
        {
            return new IdentityDecision { Target = customer };
        }
        return isAnonymous
            ? new IdentityDecision { Target = customer, Absorbed = visitor }
            : new IdentityDecision
            {
                Target = customer,
                AddsVisitor = true,
                VisitorTakenFrom = visitor,
            };
    }

    private static IdentityDecision Of((UserState? State, bool IsStale) found) =>
        new() { Target = found.State, IsStale = found.IsStale };
}
