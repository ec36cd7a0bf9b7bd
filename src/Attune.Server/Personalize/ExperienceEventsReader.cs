using System.Text.Json;
using Attune.Core.Exposures;
using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Server.Data;

namespace Attune.Server.Personalize;

/// <summary>
/// Reads the elements of a report of impressions and clicks (wire.md 2.2). A broken element is rejected with everything that
/// is wrong with it, and leaves the others alone.
/// </summary>
internal sealed class ExperienceEventsReader(TimeProvider time)
{
    private const int MaxOffset = EventTimeReader.MaxOffsetSeconds;
    private readonly ExperienceActionReader actions = new(time);

    public IReadOnlyList<ReportedElement> Read(JsonElement elements, List<RejectedElement> rejected)
    {
        var sound = new List<ReportedElement>(elements.GetArrayLength());
        var index = 0;
        foreach (var element in elements.EnumerateArray())
        {
            var problems = new List<RejectedElement>();
            var change = ReadOne(element, index, problems);
            if (problems.Count == 0)
            {
                sound.Add(new ReportedElement(index, change!));
            }
            rejected.AddRange(problems);
            index++;
        }
        return sound;
    }

    private UserChange? ReadOne(JsonElement element, int index, List<RejectedElement> problems)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(index, "", "An element is an object."));
            return null;
        }
        var customer = ReadCustomer(element, index, problems);
        var attributes = ReadAttributes(element, index, problems);
        var offset = ReadOffset(element, index, problems);
        var events = actions.Read(element, index, offset, problems);
        return problems.Count > 0
            ? null
            : new UserChange
            {
                Identifiers = [new Identifier(Identifier.CustomerId, customer!)],
                Set = attributes.Set.Without(AttributeCatalog.CustomerId),
                AddToArrays = attributes.Add,
                RemoveFromArrays = attributes.Remove,
                TimezoneOffsetSeconds = offset,
                Events = events,
            };
    }

    private static string? ReadCustomer(JsonElement element, int index, List<RejectedElement> problems)
    {
        const string field = "customer_id";
        var value = DataFields.Find(element, field);
        var problem =
            value is null ? "It is required."
            : value.Value.ValueKind != JsonValueKind.String ? "It must be a text."
            : BlockedCustomerIds.Contains(value.Value.GetString()!) ? "It is no customer's id."
            : value.Value.GetString()!.Length > UserLimits.IdentifierLength
                ? $"It has {UserLimits.IdentifierLength} characters at most."
            : null;
        if (problem is not null)
        {
            problems.Add(new(index, field, problem));
            return null;
        }
        return value!.Value.GetString();
    }

    private static UserAttributes ReadAttributes(JsonElement element, int index, List<RejectedElement> problems)
    {
        const string field = "user_attributes";
        if (DataFields.Find(element, field) is not { } attributes)
        {
            return UserAttributes.None;
        }
        if (attributes.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(index, field, "It must be an object."));
            return UserAttributes.None;
        }
        var errors = new DataErrorList();
        var read = UserAttributesReader.Read(attributes, errors);
        foreach (var error in errors.All)
        {
            var inner = error.Path ?? error.Attribute;
            problems.Add(new(index, inner is null ? field : $"{field}.{inner}", error.Message));
        }
        return read;
    }

    private static int? ReadOffset(JsonElement element, int index, List<RejectedElement> problems)
    {
        const string field = "user_timezone_offset";
        if (DataFields.Find(element, field) is not { } value)
        {
            return null;
        }
        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var seconds)
            && seconds is >= -MaxOffset and <= MaxOffset
        )
        {
            return seconds;
        }
        problems.Add(new(index, field, $"It must be a whole number of seconds from -{MaxOffset} to {MaxOffset}."));
        return null;
    }
}
