using System.Text.Json;
using Attune.Core.Users;

namespace Attune.Server.Data;

/// <summary>A user named by a type and a value, as exports and deletions do.</summary>
internal static class UserReference
{
    public static Identifier? Read(JsonElement parent, string typeField, string valueField, DataErrorList errors)
    {
        var type = DataFields.RequiredText(parent, typeField, errors);
        var value = DataFields.RequiredText(parent, valueField, errors);
        var kind = type switch
        {
            "customer_id" => Identifier.CustomerId,
            // The schema's enumeration and its samples disagree on the second.
            "moengage_id" or "id" => Identifier.InternalId,
            _ => null,
        };
        if (type is not null && kind is null)
        {
            errors.Add(DataErrors.NotAllowed(typeField, "'customer_id', 'moengage_id' or 'id'"));
        }
        return kind is not null && value is not null ? new Identifier(kind, value) : null;
    }
}
