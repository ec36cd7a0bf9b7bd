using System.Globalization;
using System.Text.Json;
using Attune.Core.Users;
using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>
/// Finds out whom a request means: its customer id and visitor id, or else an identifier of identity resolution, in
/// <c>user_identifiers</c> or among the attributes (wire.md 5.1). A customer id that is given decides alone, so that an
/// email that two people share never moves one's data to the other.
/// </summary>
/// <param name="keys">The canonical attribute keys that the workspace has set as identifiers, in their order.</param>
internal sealed class IdentityReader(IReadOnlyList<string> keys)
{
    private const string CustomerIdField = "customer_id";
    private const string VisitorIdField = "visitor_id";
    private const string IdentifiersField = "user_identifiers";

    /// <summary>
    /// The attributes with every identifier as text: mobile numbers are often sent as JSON numbers, and a number would
    /// find nobody later.
    /// </summary>
    public AttributeSet AsText(AttributeSet attributes)
    {
        foreach (var key in keys)
        {
            if (attributes[key].Kind is AttributeKind.Integer or AttributeKind.BigInteger)
            {
                attributes = attributes.With(key, attributes[key].ToString());
            }
        }
        return attributes;
    }

    /// <summary>The identifiers, in the order in which they are tried; empty where a mistake was noted.</summary>
    public IReadOnlyList<Identifier> Read(JsonElement request, AttributeSet attributes, DataErrorList errors)
    {
        var found = errors.Count;
        var identifiers = new List<Identifier>(2);
        var customerId = CustomerId(request, attributes, errors);
        if (customerId is not null)
        {
            identifiers.Add(new Identifier(Identifier.CustomerId, customerId));
        }
        if (DataFields.OptionalText(request, VisitorIdField, errors) is { } visitorId)
        {
            identifiers.Add(new Identifier(Identifier.VisitorId, visitorId));
        }
        var named = Named(request, errors);
        if (customerId is null)
        {
            identifiers.AddRange(named);
        }
        if (identifiers.Count == 0)
        {
            identifiers.AddRange(AmongAttributes(attributes));
        }
        if (identifiers.Count == 0 && errors.Count == found)
        {
            errors.Add(DataErrors.Missing(CustomerIdField));
        }
        foreach (var identifier in identifiers)
        {
            if (identifier.Value.Length > UserLimits.IdentifierLength)
            {
                errors.Add(
                    DataErrors.Invalid(
                        identifier.Kind,
                        $"can have {UserLimits.IdentifierLength.ToString(CultureInfo.InvariantCulture)} characters"
                    )
                );
            }
        }
        return errors.Count == found ? identifiers : [];
    }

    private static string? CustomerId(JsonElement request, AttributeSet attributes, DataErrorList errors)
    {
        var customerId = DataFields.OptionalText(request, CustomerIdField, errors);
        if (attributes.TryGet(AttributeCatalog.CustomerId, out var attribute))
        {
            if (attribute.Kind != AttributeKind.String)
            {
                errors.Add(DataErrors.NotText(AttributeCatalog.CustomerId));
            }
            else if (customerId is null)
            {
                customerId = attribute.AsString();
            }
            else if (customerId != attribute.AsString())
            {
                errors.Add(DataErrors.Invalid(AttributeCatalog.CustomerId, "differs from customer_id"));
            }
        }
        if (customerId is null || !BlockedCustomerIds.Contains(customerId))
        {
            return customerId;
        }
        errors.Add(DataErrors.BlockedCustomerId(customerId));
        return null;
    }

    private List<Identifier> Named(JsonElement request, DataErrorList errors)
    {
        var identifiers = new List<Identifier>();
        if (DataFields.OptionalObject(request, IdentifiersField, errors) is not { } named)
        {
            return identifiers;
        }
        foreach (var member in named.EnumerateObject())
        {
            var key = AttributeCatalog.Canonical(member.Name);
            var isCustomerId = key == AttributeCatalog.CustomerId;
            if (!isCustomerId && !keys.Contains(key))
            {
                errors.Add(DataErrors.Invalid(member.Name, "is not an identifier of this workspace"));
            }
            else if (DataFields.RequiredText(named, member.Name, errors) is { } value)
            {
                identifiers.Add(new Identifier(isCustomerId ? Identifier.CustomerId : key, value));
            }
        }
        return identifiers;
    }

    private IEnumerable<Identifier> AmongAttributes(AttributeSet attributes)
    {
        foreach (var key in keys)
        {
            if (
                attributes.TryGet(key, out var value)
                && value.Kind == AttributeKind.String
                && !string.IsNullOrWhiteSpace(value.AsString())
            )
            {
                yield return new Identifier(key, value.AsString());
            }
        }
    }
}
