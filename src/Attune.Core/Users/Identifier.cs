using Attune.Decisions.Users;

namespace Attune.Core.Users;

/// <summary>
/// What finds a user: a kind and a value, matched exactly. Customer and visitor ids belong to one user; every other kind is an
/// attribute whose value several users may share (wire.md 1.3 and 5.1, identity resolution).
/// </summary>
/// <param name="Kind">
/// One of the constants here, or the canonical key of an attribute that the workspace has set as an identifier.
/// </param>
/// <param name="Value">1 to <see cref="UserLimits.IdentifierLength"/> characters.</param>
public readonly record struct Identifier(string Kind, string Value)
{
    /// <summary>The brand's own id of a user ("ID").</summary>
    public const string CustomerId = "customer_id";

    /// <summary>The id of a visitor who may never have said who they are.</summary>
    public const string VisitorId = "visitor_id";

    /// <summary>Attune's own id of a user, as exports give it.</summary>
    public const string InternalId = "id";

    public const string Email = AttributeCatalog.Email;

    public const string Mobile = AttributeCatalog.Mobile;

    /// <summary>Whether a value of this kind belongs to one user at most.</summary>
    public bool IsUnique => Kind is CustomerId or VisitorId or InternalId;

    /// <summary>Whether anybody can have it: text of an allowed length that every database can hold.</summary>
    public bool IsValid
    {
        get
        {
            if (Value is not { Length: > 0 and <= UserLimits.IdentifierLength })
            {
                return false;
            }
            for (var i = 0; i < Value.Length; i++)
            {
                if (Value[i] == '\0' || (char.IsSurrogate(Value[i]) && !IsPairAt(ref i)))
                {
                    return false;
                }
            }
            return true;
        }
    }

    public override string ToString() => $"{Kind} {Value}";

    private bool IsPairAt(ref int at)
    {
        if (at + 1 >= Value.Length || !char.IsSurrogatePair(Value[at], Value[at + 1]))
        {
            return false;
        }
        at++;
        return true;
    }
}
