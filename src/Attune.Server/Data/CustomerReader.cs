using System.Text.Json;
using Attune.Core.Users;

namespace Attune.Server.Data;

/// <summary>Reads a request, or an element of a bulk request, of type <c>customer</c> (wire.md 5.1, Track user).</summary>
internal sealed class CustomerReader(IdentityReader identity)
{
    public const string Type = "customer";

    public UserChange Read(JsonElement request, DataErrorList errors)
    {
        var attributes = UserAttributes.None;
        if (DataFields.OptionalObject(request, "attributes", errors) is { } given)
        {
            var found = errors.Count;
            attributes = UserAttributesReader.Read(given, errors);
            errors.PutBelow("attributes", found);
        }
        var set = identity.AsText(attributes.Set);
        if (DataFields.Find(request, PlatformsReader.Field) is { } platforms)
        {
            set = set.With(PlatformsReader.Field, PlatformsReader.Read(platforms, errors));
        }
        var identifiers = identity.Read(request, set, errors);
        return new UserChange
        {
            Identifiers = identifiers,
            CreateIfMissing = !DataFields.Flag(request, "update_existing_only", errors),
            Set = set.Without(Decisions.Users.AttributeCatalog.CustomerId),
            AddToArrays = attributes.Add,
            RemoveFromArrays = attributes.Remove,
        };
    }
}
